'use client'

import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from '@/components/ui/command'
import { Skeleton } from '@/components/ui/skeleton'
import { describePattern } from '@/lib/filters/describe-sequence'
import type { TouchPattern } from '@/lib/filters/sequence'
import { fromPattern, isPattern } from '@/lib/sessionizer/pattern'
import { useEditing } from '../use-editing'
import { type TouchChoice, useTouchChoices } from './use-touch-choices'

const headings: Record<TouchPattern['kind'], string> = {
  type: 'Events',
  category: 'Kinds of pages',
  page: 'Pages',
}

/** What a step is about: an event type, a kind of page, a page, or a pattern that one types. */
export function StepPicker({
  title,
  isFirst,
  onBack,
  onPick,
}: {
  title: string
  /** There is nothing to go back to yet. */
  isFirst: boolean
  onBack: () => void
  onPick: (pattern: TouchPattern) => void
}) {
  const { filter } = useEditing()
  const [search, setSearch] = useState('')
  const { choices, state } = useTouchChoices(filter, search.trim())
  const typed = patternOf(search.trim())
  return (
    <Command shouldFilter={false} label={title}>
      <div className="flex items-center gap-1 px-1.5 pt-1.5">
        {!isFirst && (
          <Button variant="ghost" size="icon" aria-label="Back to the steps" onClick={onBack}>
            <ArrowLeft aria-hidden />
          </Button>
        )}
        <span className="px-1 font-medium">{title}</span>
      </div>
      <CommandInput
        value={search}
        onValueChange={setSearch}
        placeholder="Event, or page like /pricing*…"
        aria-label="Search events and pages"
        autoFocus
      />
      <CommandList>
        {typed && (
          <CommandItem value="typed" onSelect={() => onPick(typed)}>
            {typed.kind === 'page' ? `Pages that match ${typed.pattern}` : `Events that match ${typed.pattern}`}
            {isPattern(typed.pattern) && <span className="text-muted">* is any run of characters</span>}
          </CommandItem>
        )}
        {(['type', 'category', 'page'] as const).map((kind) => (
          <Choices key={kind} kind={kind} choices={choices} onPick={onPick} />
        ))}
        {choices.length === 0 && !typed && <NoChoices state={state} search={search} />}
      </CommandList>
    </Command>
  )
}

function Choices({
  kind,
  choices,
  onPick,
}: {
  kind: TouchPattern['kind']
  choices: readonly TouchChoice[]
  onPick: (pattern: TouchPattern) => void
}) {
  const listed = choices.filter((choice) => choice.kind === kind)
  if (listed.length === 0) return null
  return (
    <CommandGroup heading={headings[kind]}>
      {listed.map(({ pattern, count }) => (
        <CommandItem key={pattern} value={`${kind} ${pattern}`} onSelect={() => onPick({ kind, pattern })}>
          <span className="min-w-0 flex-1 truncate first-letter:uppercase">
            {kind === 'page' ? fromPattern(pattern) : describePattern({ kind, pattern })}
          </span>
          {count !== null && <span className="shrink-0 text-faint text-xs">{count.toLocaleString('en')}</span>}
        </CommandItem>
      ))}
    </CommandGroup>
  )
}

function NoChoices({ state, search }: { state: string; search: string }) {
  if (state === 'loading') return [1, 2, 3].map((row) => <Skeleton key={row} className="m-2 h-3.5" />)
  if (state === 'failed') return <CommandEmpty>The choices could not be loaded</CommandEmpty>
  return <CommandEmpty>{search ? `Nothing matches “${search}”` : 'No events under the other filters'}</CommandEmpty>
}

function patternOf(search: string): TouchPattern | null {
  if (search.startsWith('/')) return { kind: 'page', pattern: search }
  return search.includes('*') ? { kind: 'type', pattern: search } : null
}
