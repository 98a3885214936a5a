'use client'

import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'

/** A filter: a chip with its value while it is set, else a button that offers it. Both open its editor. */
export function FilterChip({
  label,
  text,
  onRemove,
  className,
  children,
}: {
  label: string
  text: string | undefined
  onRemove: () => void
  /** Of the popover. */
  className?: string
  children: (close: () => void) => ReactNode
}) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      {text === undefined ? (
        <PopoverTrigger className={buttonClass({}, 'border-dashed text-muted')}>
          <Plus aria-hidden />
          {label}
        </PopoverTrigger>
      ) : (
        <Chip name={label} onRemove={onRemove} className="shrink-0">
          <PopoverTrigger className="flex min-w-0 items-center gap-1.5 px-2 hover:bg-hover focus-visible:-outline-offset-2 data-[state=open]:bg-hover">
            <span className="text-faint">{label}</span>
            <span className="max-w-64 truncate font-medium">{text}</span>
          </PopoverTrigger>
        </Chip>
      )}
      <PopoverContent className={className ?? 'w-72'} aria-label={label}>
        {children(() => setOpen(false))}
      </PopoverContent>
    </Popover>
  )
}
