/** A shop's logo, or its first character on its colour. */
export function ShopMark({ shop, size = 'regular' }: { shop: { name: string; colour: string; logoUrl: string | null }; size?: 'regular' | 'large' }) {
  const side = size === 'large' ? 'size-16 text-xl' : 'size-11 text-lg'
  return (
    <span
      className={`grid ${side} shrink-0 place-items-center overflow-hidden rounded-card font-bold text-white ring-1 ring-line`}
      style={{ backgroundColor: shop.colour }}
      aria-hidden="true"
    >
      {shop.logoUrl ? <img src={`${shop.logoUrl}?w=160`} alt="" className="size-full object-cover" loading="lazy" /> : shop.name.slice(0, 1)}
    </span>
  )
}
