import { mayOperate } from '@yizhan/contract/access'
import { orderRoutes } from '@yizhan/contract/orders'
import { paymentRoutes } from '@yizhan/contract/payments'
import type { Currency } from '@yizhan/contract/shared'
import type { Route } from './+types/today.ts'
import { load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { signedIn } from '../api/role.server.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { OrderList } from '../features/merchant-orders/order-list.tsx'
import { orderRowOf } from '../features/merchant-orders/order-view.ts'
import { ButtonLink } from '../ui/button.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { Price } from '../ui/price.tsx'
import { Table } from '../ui/table.tsx'
import { operatorWords } from './words.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const { operatorRoles } = await signedIn(api, request)
  const [ledger, orders] = await Promise.all([
    mayOperate('readLedger', operatorRoles) ? load(api, paymentRoutes.readLedger, {}, request) : null,
    load(api, orderRoutes.listAllOrders, { query: { limit: 8 } }, request),
  ])
  return { ledger, orders: orders.items.map(orderRowOf) }
}

export default function OperatorToday({ loaderData }: Route.ComponentProps) {
  const w = useWords(operatorWords)
  const { ledger, orders } = loaderData
  return (
    <ConsolePage title={w.today} note={w.todayNote}>
      {ledger && (
        <>
          <Notice tone={ledger.isBalanced ? 'done' : 'refused'}>
            <strong className="block font-medium">{ledger.isBalanced ? w.balanced : w.unbalanced}</strong>
            <span className="text-sm">{ledger.isBalanced ? w.balancedText : w.unbalancedText}</span>
          </Notice>
          <h2 className="mt-8 mb-3 text-lg">{w.accounts}</h2>
          {ledger.accounts.length > 0 ? <Accounts accounts={ledger.accounts} /> : <p className="text-quiet">{w.noEntries}</p>}
        </>
      )}
      <header className="mt-8 mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg">{w.recent}</h2>
        <ButtonLink href="/operator/orders" size="small">
          {w.allOrders}
        </ButtonLink>
      </header>
      <OrderList orders={orders} hrefOf={({ orderId }) => `/operator/orders/${orderId}`} hasShop />
    </ConsolePage>
  )
}

function Accounts({ accounts }: { accounts: readonly { account: string; currency: Currency; balanceMinor: number }[] }) {
  const w = useWords(operatorWords)
  const names: Readonly<Record<string, string>> = w.accountNames
  const notes: Readonly<Record<string, string>> = w.accountNotes
  const channelOf = (account: string) => (account.startsWith('channel:') ? account.slice('channel:'.length) : null)
  const nameOf = (account: string) => {
    const channel = channelOf(account)
    return channel === null ? (names[account] ?? account) : w.channel(channel)
  }
  const noteOf = (account: string) => (channelOf(account) === null ? (notes[account] ?? '') : w.channelNote)
  return (
    <Table
      caption={w.accounts}
      rows={accounts}
      keyOf={({ account, currency }) => `${account} ${currency}`}
      columns={[
        { key: 'account', head: w.account, cell: ({ account }) => nameOf(account) },
        {
          key: 'balance',
          head: w.balance,
          align: 'end',
          cell: ({ balanceMinor, currency }) => <Price money={{ amountMinor: balanceMinor, currency }} size="small" tone="ink" />,
        },
        { key: 'currency', head: w.currency, cell: ({ currency }) => currency },
        { key: 'meaning', head: w.meaning, isWideOnly: true, cell: ({ account }) => <span className="text-quiet">{noteOf(account)}</span> },
      ]}
    />
  )
}
