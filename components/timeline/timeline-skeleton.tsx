import { Skeleton } from '@/components/ui/skeleton'

export function TimelineSkeleton({ rows = 5 }: { rows?: number }) {
  return (
    <div className="grid gap-4 px-2 py-3" role="status">
      <span className="sr-only">Loading events</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike
        <div key={row} className="grid grid-cols-[4.25rem_1.5rem_1fr] gap-x-3">
          <Skeleton className="h-4" />
          <Skeleton className="size-6 rounded-full" />
          <Skeleton className="h-8 max-w-64" />
        </div>
      ))}
    </div>
  )
}
