'use client'

import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'

/** Steps through pages that know only their neighbours. A missing step is a disabled button. */
export function Pager({
  count,
  limit,
  limits,
  onLimit,
  first,
  previous,
  next,
  last,
}: {
  /** What the whole list amounts to. */
  count: ReactNode
  limit: number
  limits: readonly number[]
  onLimit: (limit: number) => void
  first: (() => void) | null
  previous: (() => void) | null
  next: (() => void) | null
  last: (() => void) | null
}) {
  const steps = [
    { label: 'First page', icon: ChevronFirst, go: first },
    { label: 'Previous page', icon: ChevronLeft, go: previous },
    { label: 'Next page', icon: ChevronRight, go: next },
    { label: 'Last page', icon: ChevronLast, go: last },
  ]
  return (
    <nav
      aria-label="Pages"
      className="flex h-10 shrink-0 items-center justify-between gap-3 border-line border-t bg-surface px-3 text-muted text-xs coarse:h-12 sm:px-4"
    >
      <span className="min-w-0 truncate">{count}</span>
      <span className="flex items-center gap-3 print:hidden">
        <label className="flex items-center gap-1.5 max-sm:hidden">
          Rows
          <select
            value={limit}
            onChange={(event) => onLimit(Number(event.target.value))}
            className="h-6 rounded-md border border-line-strong bg-surface px-1 text-ink text-xs"
          >
            {limits.map((size) => (
              <option key={size}>{size}</option>
            ))}
          </select>
        </label>
        <span className="flex">
          {steps.map(({ label, icon: Icon, go }) => (
            <Button key={label} variant="ghost" size="icon" aria-label={label} disabled={!go} onClick={go ?? undefined}>
              <Icon aria-hidden className="!size-4" />
            </Button>
          ))}
        </span>
      </span>
    </nav>
  )
}
