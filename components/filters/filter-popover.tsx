'use client'

import { ChevronDown, Plus } from 'lucide-react'
import { useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { cn } from '@/components/ui/cn'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import type { FilterChip } from '@/lib/filters/describe-filter'
import { type FilterName, filterDefinitions } from '@/lib/filters/filter-definitions'
import { LazyFilterEditor, loadFilterEditor } from './lazy-editors'
import { useSessionQuery } from './session-query-provider'

const preload = { onPointerEnter: loadFilterEditor, onFocus: loadFilterEditor }

const widths: Partial<Record<FilterName, string>> = {
  date: 'w-auto max-sm:w-72',
  seq: 'w-[min(24rem,calc(100vw-1rem))]',
}

interface FilterPopoverProps {
  name: FilterName
  /** What it says while it is set. */
  chip: FilterChip | undefined
  timeZone: string
  className?: string
}

/** A filter in the bar: a chip while it is set, else a button that offers it. Both open its editor. */
export function FilterPopover({ name, chip, timeZone, className }: FilterPopoverProps) {
  const { query, setFilter, undated } = useSessionQuery()
  const [isOpen, setIsOpen] = useState(false)
  const { label } = filterDefinitions[name]
  // A link from someone elsewhere keeps its own days; times in the rows are the viewer's.
  const zone = query.filter.tz ?? 'UTC'
  const isForeign = zone !== timeZone
  const remove = () => setFilter(Object.fromEntries((chip?.params ?? []).map((param) => [param, undefined])))

  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      {!chip ? (
        <PopoverTrigger
          {...preload}
          className={buttonClass({}, cn(name !== 'date' && 'border-dashed text-muted', className))}
        >
          {name === 'date' ? (
            <>
              {undated}
              <ChevronDown aria-hidden />
            </>
          ) : (
            <>
              <Plus aria-hidden />
              {label}
            </>
          )}
        </PopoverTrigger>
      ) : (
        <Chip name={label} onRemove={remove} className={cn('shrink-0', className)}>
          <PopoverTrigger
            {...preload}
            className="flex min-w-0 items-center gap-1.5 px-2 hover:bg-hover focus-visible:-outline-offset-2 data-[state=open]:bg-hover"
          >
            {name !== 'date' && <span className="text-faint">{label}</span>}
            <span className="max-w-64 truncate font-medium">{chip.value}</span>
            {name === 'date' && isForeign && <span className="text-faint">{zone}</span>}
          </PopoverTrigger>
        </Chip>
      )}
      <PopoverContent className={widths[name] ?? 'w-72'} aria-label={label}>
        <LazyFilterEditor name={name} timeZone={timeZone} onDone={() => setIsOpen(false)} />
      </PopoverContent>
    </Popover>
  )
}
