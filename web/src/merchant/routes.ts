import { index, layout, route, type RouteConfigEntry } from '@react-router/dev/routes'

/** Pages of the shop console; addresses are below /merchant. */
export const merchantPages: RouteConfigEntry[] = [
  index('merchant/choose-shop.tsx'),
  route('open', 'merchant/open-shop.tsx'),
  route(':merchantId', 'merchant/shop-console.tsx', [
    layout('merchant/shop-pages.tsx', [
      index('merchant/today.tsx'),
      route('orders', 'merchant/orders.tsx'),
      route('orders/:orderId', 'merchant/order.tsx'),
      route('offers', 'merchant/offers.tsx'),
      route('offers/new', 'merchant/new-offer.tsx'),
      route('offers/:offerId', 'merchant/edit-offer.tsx'),
      route('offers/:offerId/codes', 'merchant/offer-codes.tsx'),
      route('exchange', 'merchant/exchange.tsx'),
      route('exchange/:importId', 'merchant/import.tsx'),
      route('coupons', 'merchant/coupons.tsx'),
      route('coupons/new', 'merchant/new-coupon.tsx'),
      route('flash-sales', 'merchant/flash-sales.tsx'),
      route('flash-sales/new', 'merchant/new-flash-sale.tsx'),
      route('books', 'merchant/books.tsx'),
      route('settings', 'merchant/settings.tsx'),
      route('members', 'merchant/members.tsx'),
      route('api-keys', 'merchant/api-keys.tsx'),
      route('audit', 'merchant/audit.tsx'),
      route('audit/:entryId', 'merchant/audit-entry.tsx'),
      route('*', 'merchant/not-found.tsx'),
    ]),
  ]),
]
