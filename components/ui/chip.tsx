import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'

/** A named value that can be removed. `children` is the value: text, or a button that edits it. */
export function Chip({
  name,
  children,
  onRemove,
  className,
}: {
  name: string
  children: ReactNode
  onRemove?: () => void
  className?: string
}) {
  return (
    <span
      className={cn(
        'inline-flex h-7 max-w-full items-stretch overflow-hidden rounded-md border border-line-strong bg-surface text-xs coarse:h-9',
        className,
      )}
    >
      {children}
      {onRemove && (
        <button
          type="button"
          aria-label={`Remove filter ${name}`}
          onClick={onRemove}
          className="flex w-6 shrink-0 items-center justify-center border-line border-l text-faint hover:bg-hover hover:text-ink focus-visible:-outline-offset-2 coarse:w-9"
        >
          <X aria-hidden className="size-3" />
        </button>
      )}
    </span>
  )
}
