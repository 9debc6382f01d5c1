import { Outlet, type ShouldRevalidateFunctionArgs } from 'react-router'
import { orderRoutes } from '@yizhan/contract/orders'
import type { Route } from './+types/shop-console.ts'
import { call } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { forbidden, signedIn } from '../api/role.server.ts'
import { ConsoleFrame } from '../frame/console-frame.tsx'
import { BoxIcon, ClockIcon, LedgerIcon, OrdersIcon, SettingsIcon, TagIcon, TodayIcon, UploadIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { QuickOpen, QuickOpenButton } from './quick-open.tsx'
import { merchantWords } from './words.ts'

/** The shop whose console this is, and what waits at its rail. Whoever does not work there is told so. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const api = apiOf(context)
  const me = await signedIn(api, request)
  const shop = me.shops.find(({ merchantId }) => merchantId === params.merchantId)
  if (!shop) throw forbidden(api)
  const orders = await call(api, orderRoutes.listMerchantOrders, { params, query: { limit: 1 } })
  return { shop, shopCount: me.shops.length, toSend: orders.ok ? orders.value.counts.toSend : 0 }
}

/** A form that came back changed altered nothing elsewhere; what was saved ends in a redirect. */
export function shouldRevalidate({ actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return actionResult === undefined && defaultShouldRevalidate
}

export default function ShopConsole({ loaderData }: Route.ComponentProps) {
  const w = useWords(merchantWords)
  const { shop, shopCount, toSend } = loaderData
  const base = `/merchant/${shop.merchantId}`
  const items = [
    { href: base, label: w.today, Icon: TodayIcon },
    { href: `${base}/orders`, label: w.orders, Icon: OrdersIcon, count: toSend },
    { href: `${base}/offers`, label: w.offers, Icon: BoxIcon },
    { href: `${base}/exchange`, label: w.exchange, Icon: UploadIcon },
    { href: `${base}/coupons`, label: w.coupons, Icon: TagIcon },
    { href: `${base}/flash-sales`, label: w.flashSales, Icon: ClockIcon },
    { href: `${base}/books`, label: w.books, Icon: LedgerIcon },
    { href: `${base}/settings`, label: w.shop, Icon: SettingsIcon },
  ]
  const link = 'inline-flex min-h-11 items-center rounded-control px-2 text-sm text-quiet hover:bg-wash hover:text-ink'
  const aside = (
    <>
      <QuickOpenButton />
      <a href={`/shops/${shop.slug}`} className={link}>
        {w.visitShop}
      </a>
      <a href="/merchant?choose" className={link}>
        {shopCount > 1 ? w.otherShop : w.openAnother}
      </a>
    </>
  )
  return (
    <ConsoleFrame title={shop.name} items={items} aside={aside}>
      <Outlet />
      <QuickOpen merchantId={shop.merchantId} pages={items} />
    </ConsoleFrame>
  )
}
