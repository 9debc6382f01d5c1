/** Fills its positioned parent with a colour that somebody chose. Drawn, because the content policy lets no element carry a style of its own. */
export function ColourGround({ colour }: { colour: string }) {
  return (
    <svg className="absolute inset-0 size-full" aria-hidden="true">
      <rect width="100%" height="100%" fill={colour} />
    </svg>
  )
}
