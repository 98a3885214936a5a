'use client'

import { useState } from 'react'
import { useFacet } from '@/components/filters/use-facet'
import { Command, CommandCheckItem, CommandEmpty, CommandInput, CommandList } from '@/components/ui/command'

const everySession = {}

/** Choices that the server searches, with the sessions of each. */
export function FacetEditor({
  param,
  label,
  chosen,
  onChange,
}: {
  param: 'lead' | 'campaign'
  label: string
  chosen: readonly string[]
  onChange: (values: string[]) => void
}) {
  const [search, setSearch] = useState('')
  const { values, state } = useFacet(param, everySession, search.trim())
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value])
  return (
    <Command shouldFilter={false} label={label}>
      <CommandInput value={search} onValueChange={setSearch} placeholder={label} autoFocus />
      <CommandList>
        {values.map(({ value, label: name, count }) => (
          <CommandCheckItem
            key={value}
            value={value}
            checked={chosen.includes(value)}
            onSelect={() => toggle(value)}
            end={count.toLocaleString('en')}
          >
            {name}
          </CommandCheckItem>
        ))}
        {values.length === 0 && (
          <CommandEmpty>{state === 'failed' ? 'The choices could not be loaded' : words(state)}</CommandEmpty>
        )}
      </CommandList>
    </Command>
  )
}

function words(state: string): string {
  return state === 'loading' ? 'Loading…' : 'Nothing matches'
}
