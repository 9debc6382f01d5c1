import { catalogueRoutes } from '@yizhan/contract/catalogue'
import { orderRoutes, type OrderAction, type OrderCard } from '@yizhan/contract/orders'
import { paymentRoutes } from '@yizhan/contract/payments'
import type { Route } from './+types/today.ts'
import { load } from '../api/call.server.ts'
import { apiOf, type PageApi } from '../api/page-api.server.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { DoneToast } from '../frame/done-toast.tsx'
import { shopSettingsWords } from '../features/shop-settings/words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { BoxIcon, CheckIcon, ChevronRightIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { Price } from '../ui/price.tsx'
import { Progress } from '../ui/progress.tsx'
import { todayWords } from './today-words.ts'
import { useShop } from './use-shop.ts'

/** How many waiting things are looked at; more read as “100+”. */
const waitingMax = 100

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const api = apiOf(context)
  const [toSend, lowStock, drafts, any, imports, balances] = await Promise.all([
    load(api, orderRoutes.listMerchantOrders, { params, query: { state: 'toSend', limit: waitingMax } }, request),
    countOffers(api, params, { lowStock: 'true', state: 'published' }),
    countOffers(api, params, { state: 'draft' }),
    load(api, catalogueRoutes.listOwnOffers, { params, query: { limit: 1 } }),
    load(api, catalogueRoutes.listImports, { params, query: { limit: 5 } }),
    load(api, paymentRoutes.readBalances, { params }),
  ])
  const isMore = toSend.next !== null
  return {
    counts: toSend.counts,
    waiting: {
      cancels: textOfCount(toSend.items, 'answerCancelRequest', isMore),
      toAccept: textOfCount(toSend.items, 'accept', isMore),
      toDispatch: textOfCount(
        toSend.items.filter((order) => !can(order, 'accept')),
        'dispatch',
        isMore,
      ),
    },
    lowStock,
    drafts,
    isEmpty: any.items.length === 0,
    imports: imports.items.map(({ importId, fileName, state, errorCount, bytesRead, bytesTotal }) => ({
      importId,
      fileName,
      state,
      errorCount,
      bytesRead,
      bytesTotal,
    })),
    balances: {
      escrow: { amountMinor: balances.escrowMinor, currency: balances.currency },
      earned: { amountMinor: balances.earnedMinor, currency: balances.currency },
    },
  }
}

const can = (order: OrderCard, action: OrderAction) => order.actions.some((one) => one.action === action && one.isAllowed)

function textOfCount(orders: readonly OrderCard[], action: OrderAction, isMore: boolean): string {
  const count = orders.filter((order) => can(order, action)).length
  return isMore && count > 0 ? `${count}+` : String(count)
}

async function countOffers(api: PageApi, params: { merchantId: string }, query: { lowStock?: string; state?: 'draft' | 'published' }): Promise<string> {
  const page = await load(api, catalogueRoutes.listOwnOffers, { params, query: { ...query, limit: waitingMax } })
  return page.next === null ? String(page.items.length) : `${page.items.length}+`
}

export default function Today({ loaderData, params }: Route.ComponentProps) {
  const w = useWords(todayWords)
  const { waiting, counts, lowStock, drafts, imports, isEmpty } = loaderData
  const base = `/merchant/${params.merchantId}`
  const ordersToSend = `${base}/orders?state=toSend`
  const [latest] = imports
  const troubled = latest && latest.errorCount > 0 && latest.state !== 'running' ? latest : null
  const tasks = [
    { name: 'cancels', count: waiting.cancels, href: ordersToSend },
    { name: 'toAccept', count: waiting.toAccept, href: ordersToSend },
    { name: 'toDispatch', count: waiting.toDispatch, href: ordersToSend },
    { name: 'importErrors', count: String(troubled?.errorCount ?? 0), href: `${base}/exchange/${troubled?.importId}` },
    { name: 'lowStock', count: lowStock, href: `${base}/offers?low=1` },
    { name: 'drafts', count: drafts, href: `${base}/offers?state=draft` },
  ] as const
  const waitingTasks = tasks.filter(({ count }) => count !== '0')
  const running = imports.filter(({ state }) => state === 'running' || state === 'queued')
  return (
    <ConsolePage title={w.title} note={w.hello(useShop().name)}>
      <div className="grid items-start gap-4 lg:grid-cols-[1fr_20rem] lg:gap-6">
        <div className="grid gap-4">
          {isEmpty && running.length === 0 ? <Begin base={base} /> : waitingTasks.length + running.length === 0 && <Quiet />}
          {running.map((one) => (
            <a key={one.importId} href={`${base}/exchange/${one.importId}`} className="card-paper block p-4 hover:bg-wash md:px-6">
              <Progress label={w.running(one.fileName)} value={one.bytesRead} max={one.bytesTotal} />
            </a>
          ))}
          {waitingTasks.length > 0 && (
            <ul className="card-paper divide-y divide-line overflow-hidden">
              {waitingTasks.map(({ name, count, href }) => (
                <Task key={name} href={href} count={count} label={w[name]} hint={w.hints[name]} isUrgent={name === 'cancels'} />
              ))}
            </ul>
          )}
        </div>
        <div className="grid gap-4">
          <Card title={w.money} aside={<More href={`${base}/books`} label={w.openBooks} />}>
            <dl className="grid grid-cols-2 gap-4">
              {(['escrow', 'earned'] as const).map((name) => (
                <div key={name}>
                  <dt className="text-sm text-quiet">{w[name]}</dt>
                  <dd>
                    <Price money={loaderData.balances[name]} tone="ink" />
                  </dd>
                </div>
              ))}
            </dl>
          </Card>
          <Card title={w.underway}>
            <ul className="-my-2">
              {(['toReceive', 'toPay'] as const).map((filter) => (
                <li key={filter}>
                  <a href={`${base}/orders?state=${filter}`} className="flex min-h-11 items-center justify-between gap-4 text-sm hover:underline">
                    <span>{w[filter]}</span>
                    <span className="numbers font-medium">{counts[filter]}</span>
                  </a>
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
      <DoneToast says={{ opened: useWords(shopSettingsWords).opened }} />
    </ConsolePage>
  )
}

function Task({ href, label, hint, count, isUrgent }: { href: string; label: string; hint: string; count: string; isUrgent: boolean }) {
  return (
    <li>
      <a href={href} className="flex min-h-18 items-center gap-4 px-4 py-3 hover:bg-wash focus-visible:-outline-offset-2 md:px-6">
        <span className={`numbers min-w-12 text-xl font-bold ${isUrgent ? 'text-error' : ''}`}>{count}</span>
        <span className="min-w-0 flex-1">
          <span className="block font-medium">{label}</span>
          <span className="block text-sm text-quiet">{hint}</span>
        </span>
        <ChevronRightIcon size={18} className="text-quiet" />
      </a>
    </li>
  )
}

function More({ href, label }: { href: string; label: string }) {
  return (
    <a href={href} className="inline-flex min-h-9 items-center gap-0.5 text-sm text-quiet hover:text-ink">
      {label}
      <ChevronRightIcon size={16} />
    </a>
  )
}

function Quiet() {
  const w = useWords(todayWords)
  return (
    <div className="card-paper">
      <Empty icon={<CheckIcon size={26} />} title={w.allQuiet}>
        {w.allQuietText}
      </Empty>
    </div>
  )
}

/** A new shop: the two ways to fill it. */
function Begin({ base }: { base: string }) {
  const w = useWords(todayWords)
  const ways = (
    <>
      <ButtonLink href={`${base}/offers/new`} tone="primary">
        {w.addOffer}
      </ButtonLink>
      <ButtonLink href={`${base}/exchange`}>{w.importFile}</ButtonLink>
    </>
  )
  return (
    <div className="card-paper">
      <Empty icon={<BoxIcon size={26} />} title={w.begin} ways={ways}>
        {w.beginText}
      </Empty>
    </div>
  )
}
