/** How much of a whole, as a bar across its parent. Drawn, because the content policy lets no element carry a style of its own. */
export function Bar({ share, className = '' }: { share: number; className?: string }) {
  return (
    <svg viewBox="0 0 100 1" preserveAspectRatio="none" className={`block size-full fill-current ${className}`} aria-hidden="true">
      <rect width={Math.round(share * 1000) / 10} height="1" />
    </svg>
  )
}
