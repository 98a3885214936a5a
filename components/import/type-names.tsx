'use client'

import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { knownAlias, type TypeAliases } from '@/lib/importers/type-aliases'
import { knownEventTypes } from '@/lib/sessionizer'

const shownTypes = 8

/** Event types met so far, each with the name to store it under. Nothing is renamed unasked. */
export function TypeNames({
  types,
  aliases,
  onChange,
}: {
  types: { type: string; count: number }[]
  aliases: TypeAliases
  onChange: (aliases: TypeAliases) => void
}) {
  const [isOpen, setIsOpen] = useState(false)
  const suggested = types.flatMap(({ type }) => {
    const alias = knownAlias(type)
    return alias !== undefined && aliases[type] === undefined ? [[type, alias] as const] : []
  })
  const isNotable = ({ type }: { type: string }) => knownAlias(type) !== undefined || aliases[type] !== undefined
  const ordered = [...types.filter(isNotable), ...types.filter((type) => !isNotable(type))]
  const shown = isOpen ? ordered : ordered.slice(0, shownTypes)

  const rename = (type: string, to: string) => {
    const { [type]: _, ...others } = aliases
    onChange(to.trim() === '' ? others : { ...others, [type]: to })
  }

  return (
    <div className="space-y-2">
      {suggested.length > 0 && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <p className="text-muted">
            Leadtrail's rules know {suggested.length === 1 ? 'one of these types' : 'some of these types'} by another
            name.
          </p>
          <Button onClick={() => onChange({ ...aliases, ...Object.fromEntries(suggested) })}>
            Use all suggestions
          </Button>
        </div>
      )}
      <ul className="grid gap-x-8 gap-y-1.5 lg:grid-cols-2">
        {shown.map(({ type, count }) => (
          <li key={type} className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="min-w-0 flex-1 truncate" title={type}>
              <span className="font-mono text-xs">{type}</span>{' '}
              <span className="text-faint text-xs">{count.toLocaleString('en')}</span>
            </span>
            <ArrowRight aria-hidden className="hidden size-3.5 shrink-0 text-faint sm:block" />
            <TypeName type={type} alias={aliases[type]} onChange={(to) => rename(type, to)} />
          </li>
        ))}
      </ul>
      {ordered.length > shownTypes && (
        <Button variant="ghost" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Show fewer' : `Show all ${ordered.length}`}
        </Button>
      )}
      <datalist id="event-types">
        {knownEventTypes.map((type) => (
          <option key={type} value={type} />
        ))}
      </datalist>
    </div>
  )
}

function TypeName({
  type,
  alias,
  onChange,
}: {
  type: string
  alias: string | undefined
  onChange: (to: string) => void
}) {
  const suggestion = alias === undefined ? knownAlias(type) : undefined
  return (
    <span className="flex w-full shrink-0 items-center gap-1.5 sm:w-1/2">
      <Input
        aria-label={`Store ${type} as`}
        list="event-types"
        placeholder="unchanged"
        maxLength={100}
        className="font-mono text-xs"
        value={alias ?? ''}
        onChange={(event) => onChange(event.target.value)}
      />
      {suggestion && (
        <Button aria-label={`Store ${type} as ${suggestion}`} onClick={() => onChange(suggestion)}>
          {suggestion}
        </Button>
      )}
    </span>
  )
}
