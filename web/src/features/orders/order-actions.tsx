import type { OrderAction, OrderCard } from '@yizhan/contract/orders'
import { ButtonLink } from '../../ui/button.tsx'
import { useWords } from '../../ui/language.tsx'
import { ReasonButton } from '../../ui/reason-button.tsx'
import { orderWords } from './words.ts'

/** What a shopper does with an order, in the order it usually comes. */
const shopperActions = ['pay', 'confirmReceipt', 'changeAddress', 'cancel', 'requestCancel', 'reorder'] as const
export type ShopperAction = (typeof shopperActions)[number]

/** The page of an order's action. */
export function hrefOfAction(action: ShopperAction, order: { orderId: string; tradeId: string }): string {
  const pages: Record<ShopperAction, string> = {
    pay: `/trades/${order.tradeId}`,
    changeAddress: 'address',
    cancel: 'cancel',
    requestCancel: 'cancel',
    confirmReceipt: 'arrived',
    reorder: 'reorder',
  }
  const page = pages[action]
  return page.startsWith('/') ? page : `/orders/${order.orderId}/${page}`
}

/** The one action a shopper is waiting for, where there is one. */
export function mainActionOf(actions: OrderCard['actions']): ShopperAction | null {
  const isAllowed = (wanted: OrderAction) => actions.some(({ action, isAllowed: may }) => action === wanted && may)
  if (isAllowed('pay')) return 'pay'
  return isAllowed('confirmReceipt') ? 'confirmReceipt' : null
}

/** Everything that can be done with an order; what cannot be done now says why. */
export function OrderActions({ order }: { order: Pick<OrderCard, 'orderId' | 'tradeId' | 'actions'> }) {
  const w = useWords(orderWords)
  const find = (wanted: OrderAction) => order.actions.find(({ action }) => action === wanted)
  // Cancelling is one thing to a shopper: at once, or by asking where that is what is possible.
  const hidden: ShopperAction = find('requestCancel')?.isAllowed ? 'cancel' : 'requestCancel'
  const main = mainActionOf(order.actions)
  const shown = shopperActions.filter((action) => find(action) && action !== hidden)
  const inOrder = [...shown.filter((action) => find(action)?.isAllowed), ...shown.filter((action) => !find(action)?.isAllowed)]
  return (
    <ul className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
      {inOrder.map((action) => {
        const view = find(action)
        return (
          <li key={action} className="group/action grid">
            {view?.isAllowed ? (
              <ButtonLink href={hrefOfAction(action, order)} tone={action === main ? 'primary' : 'paper'}>
                {w.actions[action]}
              </ButtonLink>
            ) : (
              <ReasonButton reason={view?.reason ?? ''}>{w.actions[action]}</ReasonButton>
            )}
          </li>
        )
      })}
    </ul>
  )
}
