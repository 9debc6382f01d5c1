/** Our mark: 一, one stroke. */
export function BrandMark({ className = 'size-8' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <rect width="32" height="32" rx="9" className="fill-primary" />
      <path d="M7.500 17.400c5.200-1.500 11.400-1.900 17-1.300" className="stroke-primary-content" strokeWidth="3.200" strokeLinecap="round" fill="none" />
    </svg>
  )
}

/** Mark and name, leading home. */
export function Brand({ label, href = '/' }: { label: string; href?: string }) {
  return (
    <a href={href} aria-label={label} className="flex min-h-11 shrink-0 items-center gap-2.5">
      <BrandMark />
      <span className="text-lg font-bold whitespace-nowrap">一站</span>
    </a>
  )
}
