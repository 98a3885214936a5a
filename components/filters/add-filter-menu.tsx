'use client'

import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Command, CommandInput, CommandItem, CommandList } from '@/components/ui/command'
import { type FilterName, filterDefinitions } from '@/lib/filters/filter-definitions'
import { FilterEditor } from './filter-editor'
import { filterIcons } from './filter-icons'

/** A path is chosen in the report that shows it. */
const names = (Object.keys(filterDefinitions) as FilterName[]).filter((name) => name !== 'path')

/** Dates need two months, sequences a row for each step. */
function widthOf(name: FilterName): string {
  if (name === 'date') return 'max-sm:w-72'
  return name === 'seq' ? 'w-[min(24rem,calc(100vw-1rem))]' : 'w-72'
}

/** Choose the filter, then its value, in the same place. */
export function AddFilterMenu({ timeZone, onDone }: { timeZone: string; onDone: () => void }) {
  const [name, setName] = useState<FilterName | null>(null)
  if (name) {
    return (
      <div className={widthOf(name)}>
        <div className="flex items-center gap-1 border-line border-b p-1">
          <Button variant="ghost" size="icon" aria-label="All filters" onClick={() => setName(null)}>
            <ArrowLeft aria-hidden />
          </Button>
          <span className="font-medium">{filterDefinitions[name].label}</span>
        </div>
        <FilterEditor name={name} timeZone={timeZone} onDone={onDone} />
      </div>
    )
  }
  return (
    <Command label="Filters" className="w-56">
      <CommandInput placeholder="Filter by…" autoFocus />
      <CommandList className="max-h-96">
        {names.map((filterName) => {
          const Icon = filterIcons[filterName]
          return (
            <CommandItem
              key={filterName}
              value={filterDefinitions[filterName].label}
              onSelect={() => setName(filterName)}
            >
              <Icon aria-hidden className="text-faint" />
              {filterDefinitions[filterName].label}
            </CommandItem>
          )
        })}
      </CommandList>
    </Command>
  )
}
