'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { describeFilter } from '@/lib/filters/describe-filter'
import type { FilterName } from '@/lib/filters/filter-definitions'
import { AddFilter } from './add-filter'
import { FilterPopover } from './filter-popover'
import { SearchBox } from './search-box'
import { useSessionQuery } from './session-query-provider'

/** Always within reach; the others come in through "Filter". The search has its own field. */
const quick: FilterName[] = ['date', 'entry', 'exit', 'duration', 'outcome']

export function FilterBar({
  timeZone,
  leadNames,
  end,
}: {
  timeZone: string
  leadNames: Readonly<Record<string, string>>
  end?: ReactNode
}) {
  const { query, clear } = useSessionQuery()
  const chips = describeFilter(query.filter, (id) => leadNames[id])
  const chipOf = (name: FilterName) => chips.find(({ param }) => param === name)
  const others = chips.filter(({ param }) => param !== 'q' && !quick.includes(param))
  return (
    <div className="flex shrink-0 items-start gap-2 border-line border-b bg-surface px-3 py-2 sm:px-4">
      <search className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5" aria-label="Filters">
        <SearchBox className="w-full sm:w-48" />
        {quick.map((name) => (
          <FilterPopover
            key={name}
            name={name}
            timeZone={timeZone}
            chip={chipOf(name)}
            className={name === 'date' || chipOf(name) ? '' : 'max-lg:hidden'}
          />
        ))}
        {others.map((chip) => (
          <FilterPopover key={chip.param} name={chip.param} chip={chip} timeZone={timeZone} />
        ))}
        <AddFilter timeZone={timeZone} />
        {chips.length > 0 && (
          <Button variant="ghost" onClick={clear}>
            Clear all
          </Button>
        )}
      </search>
      {end && <div className="flex shrink-0 items-center gap-1.5">{end}</div>}
    </div>
  )
}
