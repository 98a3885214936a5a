'use client'

import { useSessionQuery } from '@/components/filters/session-query-provider'
import { cn } from '@/components/ui/cn'

/** A line that moves while the server answers. The rows of before stay until then. */
export function PendingBar() {
  const { isPending } = useSessionQuery()
  return (
    <div className="relative z-10 h-0">
      <div
        role="status"
        aria-label={isPending ? 'Loading' : undefined}
        className={cn(
          'absolute inset-x-0 -top-px h-0.5 overflow-hidden opacity-0 transition-opacity delay-150',
          isPending && 'opacity-100',
        )}
      >
        {isPending && <div className="h-full w-2/5 animate-progress bg-accent-solid" />}
      </div>
    </div>
  )
}
