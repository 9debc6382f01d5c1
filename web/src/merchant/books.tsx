import { paymentRoutes } from '@yizhan/contract/payments'
import type { Money } from '@yizhan/contract/shared'
import type { Route } from './+types/books.ts'
import { load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { bookWords } from '../features/books/words.ts'
import { merchantOrderWords } from '../features/merchant-orders/words.ts'
import { Card } from '../ui/card.tsx'
import { useWords } from '../ui/language.tsx'
import { Price } from '../ui/price.tsx'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { currency, ...sums } = await load(apiOf(context), paymentRoutes.readBalances, { params }, request)
  const money = (amountMinor: number): Money => ({ amountMinor, currency })
  return { escrow: money(sums.escrowMinor), earned: money(sums.earnedMinor), commission: money(sums.commissionMinor), refunded: money(sums.refundedMinor) }
}

/** Which orders a balance comes from. */
const filters = { escrow: ['toSend', 'toReceive'], earned: ['done'], commission: ['done'], refunded: ['closed'] } as const

export default function Books({ loaderData, params }: Route.ComponentProps) {
  const w = useWords(bookWords)
  const filterNames = useWords(merchantOrderWords).filters
  return (
    <ConsolePage title={w.title} note={w.note}>
      <ul className="grid gap-4 md:grid-cols-2">
        {(['escrow', 'earned', 'commission', 'refunded'] as const).map((name) => (
          <li key={name} className="card-paper flex flex-col gap-2 p-4 md:p-6">
            <h2 className="text-sm font-medium text-quiet">{w[name]}</h2>
            <Price money={loaderData[name]} size="large" tone="ink" />
            <p className="text-sm text-quiet">{w[`${name}Text`]}</p>
            <p className="mt-auto flex flex-wrap gap-x-4">
              {filters[name].map((filter) => (
                <a key={filter} href={`/merchant/${params.merchantId}/orders?state=${filter}`} className="text-link inline-flex min-h-11 items-center text-sm">
                  {w.ordersOf(filterNames[filter])}
                </a>
              ))}
            </p>
          </li>
        ))}
      </ul>
      <div className="mt-4 md:mt-6">
        <Card title={w.flow}>
          <ol className="grid gap-4 md:grid-cols-4">
            {w.steps.map((step, index) => (
              <li key={step} className="flex items-start gap-3 text-sm md:flex-col">
                <span className="numbers grid size-7 shrink-0 place-items-center rounded-full bg-wash font-medium">{index + 1}</span>
                <span className="pt-1 md:pt-0">{step}</span>
              </li>
            ))}
          </ol>
        </Card>
      </div>
    </ConsolePage>
  )
}
