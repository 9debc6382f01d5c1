/** A breathing piece in the shape of what will be there. */
export function Skeleton({ className }: { className: string }) {
  return <span className={`skeleton-piece block ${className}`} aria-hidden="true" />
}

/** Cards of a list that is on its way. */
export function CardSkeletons({ count = 8 }: { count?: number }) {
  return (
    <div className="grid grid-cols-2 gap-x-4 gap-y-8 md:grid-cols-3 lg:grid-cols-4" aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="flex flex-col gap-2">
          <Skeleton className="aspect-[4/5] w-full rounded-card" />
          <Skeleton className="h-4 w-4/5" />
          <Skeleton className="h-5 w-1/3" />
        </div>
      ))}
    </div>
  )
}

/** Lines of text that are on their way. */
export function LineSkeletons({ count = 4 }: { count?: number }) {
  return (
    <div className="flex flex-col gap-3" aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} className={`h-4 ${index === count - 1 ? 'w-1/2' : 'w-full'}`} />
      ))}
    </div>
  )
}
