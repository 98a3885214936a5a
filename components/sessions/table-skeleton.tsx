import { Skeleton } from '@/components/ui/skeleton'
import { FiguresSkeleton } from './overview'

/** The page before its rows. */
export function TableSkeleton() {
  return (
    <div role="status" aria-label="Loading sessions" className="@container min-h-0 flex-1 overflow-hidden">
      <div className="grid gap-3 border-line border-b px-3 py-3 sm:px-4">
        <FiguresSkeleton />
        <Skeleton className="h-30 w-full" />
      </div>
      {Array.from({ length: 14 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike
        <div key={row} className="flex h-8.5 items-center gap-6 border-line border-b px-3 sm:px-4">
          <Skeleton className="h-3 w-40" />
          <Skeleton className="h-3 w-24" />
          <Skeleton className="h-3 w-12 max-sm:hidden" />
          <Skeleton className="h-3 w-32 max-sm:hidden" />
          <Skeleton className="h-3 w-32 max-lg:hidden" />
          <Skeleton className="h-3 w-16 max-lg:hidden" />
        </div>
      ))}
    </div>
  )
}
