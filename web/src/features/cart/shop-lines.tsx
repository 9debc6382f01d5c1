import type { Cart } from '@yizhan/contract/cart'
import type { Refusal } from '../../api/refusal.ts'
import { ShopIcon, TruckIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { textOfMoney } from '../../ui/price.tsx'
import { CartLineRow } from './cart-line.tsx'
import { cartWords } from './words.ts'

type ShopOfCart = Cart['shops'][number]

/** What one shop sells of the cart, and how far it is to free delivery. */
export function ShopLines({ shop, cartId, refused }: { shop: ShopOfCart; cartId: string; refused: { lineId: string; refusal: Refusal } | null }) {
  return (
    <section className="card-paper p-4 md:p-6" aria-labelledby={`shop-${shop.merchantId}`}>
      <header className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 id={`shop-${shop.merchantId}`} className="text-base">
          <a href={`/shops/${shop.slug}`} className="inline-flex min-h-9 items-center gap-2 hover:underline">
            <ShopIcon />
            {shop.name}
          </a>
        </h2>
        <FreeDelivery shop={shop} />
      </header>
      <ul className="divide-y divide-line [&>*]:py-4 [&>*:first-child]:pt-0 [&>*:last-child]:pb-0">
        {shop.lines.map((line) => (
          <CartLineRow key={line.lineId} line={line} cartId={cartId} refusal={refused?.lineId === line.lineId ? refused.refusal : null} />
        ))}
      </ul>
    </section>
  )
}

function FreeDelivery({ shop }: { shop: ShopOfCart }) {
  const w = useWords(cartWords)
  if (!shop.freeDeliveryFrom) return null
  const leftMinor = shop.freeDeliveryFrom.amountMinor - shop.subtotal.amountMinor
  const isReached = leftMinor <= 0
  return (
    <p className={`flex items-center gap-1.5 text-sm ${isReached ? 'text-success' : 'text-quiet'}`}>
      <TruckIcon size={18} />
      {isReached ? w.freeDeliveryReached : w.freeDeliveryLeft(textOfMoney({ amountMinor: leftMinor, currency: shop.subtotal.currency }))}
    </p>
  )
}
