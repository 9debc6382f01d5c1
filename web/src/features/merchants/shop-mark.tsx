import { ColourGround } from '../../ui/colour-ground.tsx'

/** A shop's logo, or its first character on its colour. */
export function ShopMark({ shop, size = 'regular' }: { shop: { name: string; colour: string; logoUrl: string | null }; size?: 'regular' | 'large' }) {
  const side = size === 'large' ? 'size-16 text-xl' : 'size-11 text-lg'
  return (
    <span className={`relative grid ${side} shrink-0 place-items-center overflow-hidden rounded-card font-bold text-white ring-1 ring-line`} aria-hidden="true">
      <ColourGround colour={shop.colour} />
      {shop.logoUrl ? (
        <img src={`${shop.logoUrl}?w=160`} alt="" className="relative size-full object-cover" loading="lazy" />
      ) : (
        <span className="relative">{shop.name.slice(0, 1)}</span>
      )}
    </span>
  )
}
