'use client'

import { useState } from 'react'
import { Command, CommandCheckItem, CommandEmpty, CommandInput, CommandList } from '@/components/ui/command'

/** A list of choices under a search field. A click takes one in or out at once. */
export function PickEditor({
  label,
  choices,
  chosen,
  onChange,
}: {
  label: string
  choices: { value: string; label: string }[]
  chosen: readonly string[]
  onChange: (values: string[]) => void
}) {
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const shown = choices.filter(({ value, label: name }) => `${name} ${value}`.toLowerCase().includes(wanted))
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value])
  return (
    <Command shouldFilter={false} label={label}>
      <CommandInput value={search} onValueChange={setSearch} placeholder={label} autoFocus />
      <CommandList>
        {shown.map(({ value, label: name }) => (
          <CommandCheckItem key={value} value={value} checked={chosen.includes(value)} onSelect={() => toggle(value)}>
            {name}
          </CommandCheckItem>
        ))}
        {shown.length === 0 && <CommandEmpty>Nothing matches “{search}”</CommandEmpty>}
      </CommandList>
    </Command>
  )
}
