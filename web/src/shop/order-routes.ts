import { route, type RouteConfigEntry } from '@react-router/dev/routes'

/** Pages from the cart to the order centre, and the visitor's own. */
export const orderPages: RouteConfigEntry[] = [
  route('cart', 'shop/cart.tsx'),
  route('checkout', 'shop/checkout.tsx'),
  route('waiting', 'shop/waiting.tsx'),
  route('cashier/:paymentId', 'shop/cashier.tsx'),
  route('sandbox/:paymentId', 'shop/sandbox.tsx'),
  route('trades/:tradeId', 'shop/trade.tsx'),
  route('orders', 'shop/orders.tsx'),
  route('orders/:orderId', 'shop/order.tsx'),
  route('orders/:orderId/address', 'shop/order-address.tsx'),
  route('orders/:orderId/arrived', 'shop/order-arrived.tsx'),
  route('orders/:orderId/cancel', 'shop/order-cancel.tsx'),
  route('orders/:orderId/receipt', 'shop/order-receipt.tsx'),
  route('orders/:orderId/reorder', 'shop/order-reorder.tsx'),
  route('lookup', 'shop/lookup.tsx'),
  route('account', 'shop/account.tsx'),
  route('account/addresses', 'shop/addresses.tsx'),
  route('account/addresses/:addressId', 'shop/address.tsx'),
  route('development/mails', 'shop/development-mails.tsx'),
  route('development/texts', 'shop/development-texts.tsx'),
  route('development/mails/:mailId', 'shop/development-mail.ts'),
]
