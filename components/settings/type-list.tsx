'use client'

import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from '@/components/ui/command'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { eventTypeLabel, knownEventTypes } from '@/lib/sessionizer/event-types'
import { FieldProblem, invalid } from './field'

/** Event types that mean something together: goals, for example. Chosen from those that occur, or typed. */
export function TypeList({
  id,
  name,
  types,
  occurring,
  problem,
  onChange,
}: {
  id: string
  name: string
  types: string[]
  /** What has happened lately; undefined while that is not known. */
  occurring: { type: string; count: number }[] | undefined
  problem: string | undefined
  onChange: (types: string[]) => void
}) {
  const countOf = (type: string) => occurring?.find((known) => known.type === type)?.count
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium text-muted text-xs">{name}</legend>
      <ul className="flex flex-wrap items-center gap-1.5">
        {types.map((type) => (
          <li
            key={type}
            className="inline-flex h-7 max-w-full items-stretch overflow-hidden rounded-md border border-line-strong bg-surface text-xs coarse:h-9"
          >
            <span className="flex min-w-0 items-center gap-1.5 px-2" title={type}>
              <span className="truncate">{eventTypeLabel(type)}</span>
              {occurring && <span className="text-faint">{(countOf(type) ?? 0).toLocaleString('en')}</span>}
            </span>
            <button
              type="button"
              aria-label={`Remove ${eventTypeLabel(type)} from ${name.toLowerCase()}`}
              onClick={() => onChange(types.filter((other) => other !== type))}
              className="flex w-6 shrink-0 items-center justify-center border-line border-l text-faint hover:bg-hover hover:text-ink focus-visible:-outline-offset-2 coarse:w-9"
            >
              <X aria-hidden className="size-3" />
            </button>
          </li>
        ))}
        <li>
          <AddType
            id={id}
            name={name}
            types={types}
            occurring={occurring}
            problem={problem}
            onAdd={(type) => onChange([...types, type])}
          />
        </li>
      </ul>
      <FieldProblem id={id} name={name} problem={problem} />
    </fieldset>
  )
}

function AddType({
  id,
  name,
  types,
  occurring = [],
  problem,
  onAdd,
}: {
  id: string
  name: string
  types: string[]
  occurring: { type: string; count: number }[] | undefined
  problem: string | undefined
  onAdd: (type: string) => void
}) {
  const [isOpen, setIsOpen] = useState(false)
  const [search, setSearch] = useState('')
  const typed = search.trim()
  const isWanted = (type: string) =>
    !types.includes(type) && `${type} ${eventTypeLabel(type)}`.toLowerCase().includes(typed.toLowerCase())
  const found = occurring.filter(({ type }) => isWanted(type))
  const others = knownEventTypes.filter((type) => isWanted(type) && !occurring.some((known) => known.type === type))
  const isNew = typed !== '' && !types.includes(typed) && ![...found.map(({ type }) => type), ...others].includes(typed)
  const add = (type: string) => {
    onAdd(type)
    setSearch('')
    setIsOpen(false)
  }
  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <PopoverTrigger asChild>
        <Button id={id} variant="ghost" aria-label={`Add to ${name.toLowerCase()}`} {...invalid(id, problem)}>
          <Plus aria-hidden /> Add
        </Button>
      </PopoverTrigger>
      <PopoverContent className="!p-0">
        <Command shouldFilter={false} label={`Types of events to add to ${name.toLowerCase()}`}>
          <CommandInput value={search} onValueChange={setSearch} placeholder="Search, or type a new one" autoFocus />
          <CommandList>
            {found.length > 0 && (
              <CommandGroup heading="In your newest events">
                {found.map(({ type, count }) => (
                  <TypeItem key={type} type={type} count={count} onSelect={add} />
                ))}
              </CommandGroup>
            )}
            {others.length > 0 && (
              <CommandGroup heading="Others">
                {others.map((type) => (
                  <TypeItem key={type} type={type} onSelect={add} />
                ))}
              </CommandGroup>
            )}
            {isNew && (
              <CommandGroup heading="As typed">
                <CommandItem value={`new ${typed}`} onSelect={() => add(typed)}>
                  <Plus aria-hidden className="text-faint" />
                  <span className="min-w-0 flex-1 truncate">
                    Add <span className="font-mono text-xs">{typed}</span>
                  </span>
                </CommandItem>
              </CommandGroup>
            )}
            {found.length + others.length === 0 && !isNew && <CommandEmpty>All of them are chosen</CommandEmpty>}
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  )
}

function TypeItem({ type, count, onSelect }: { type: string; count?: number; onSelect: (type: string) => void }) {
  return (
    <CommandItem value={type} onSelect={() => onSelect(type)}>
      <span className="min-w-0 flex-1 truncate">
        {eventTypeLabel(type)} <span className="font-mono text-faint text-xs">{type}</span>
      </span>
      {count !== undefined && <span className="shrink-0 text-faint text-xs">{count.toLocaleString('en')}</span>}
    </CommandItem>
  )
}
