'use client'

import { ArrowLeft, ListFilter } from 'lucide-react'
import { useEffect, useState } from 'react'
import { isTyping } from '@/components/layout/is-typing'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Command, CommandInput, CommandItem, CommandList } from '@/components/ui/command'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { type FilterName, filterDefinitions } from '@/lib/filters/filter-definitions'
import { editorWidth, FilterEditor } from './filter-editor'
import { filterIcons } from './filter-icons'

const names = Object.keys(filterDefinitions) as FilterName[]

/** Every filter behind one button, or the key `f`: choose the filter, then its value, in the same place. */
export function AddFilter({ timeZone }: { timeZone: string }) {
  const [isOpen, setIsOpen] = useState(false)
  const [name, setName] = useState<FilterName | null>(null)

  const open = (next: boolean) => {
    setIsOpen(next)
    if (next) setName(null)
  }

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'f' || event.metaKey || event.ctrlKey || event.altKey || isTyping(event)) return
      event.preventDefault()
      setName(null)
      setIsOpen(true)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])

  return (
    <Popover open={isOpen} onOpenChange={open}>
      <PopoverTrigger asChild>
        <Button variant="ghost" className="shrink-0">
          <ListFilter aria-hidden />
          Filter
        </Button>
      </PopoverTrigger>
      <PopoverContent className={cn('p-0', name ? editorWidth(name) : 'w-56')} aria-label="Add a filter">
        {name ? (
          <>
            <div className="flex items-center gap-1 border-line border-b px-1 py-1">
              <Button variant="ghost" size="icon" aria-label="All filters" onClick={() => setName(null)}>
                <ArrowLeft aria-hidden />
              </Button>
              <span className="font-medium">{filterDefinitions[name].label}</span>
            </div>
            <FilterEditor name={name} timeZone={timeZone} onDone={() => setIsOpen(false)} />
          </>
        ) : (
          <Command label="Filters">
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
        )}
      </PopoverContent>
    </Popover>
  )
}
