'use client'

import { useState } from 'react'
import {
  Command,
  CommandCheckItem,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandList,
} from '@/components/ui/command'
import { Skeleton } from '@/components/ui/skeleton'
import { describeOption } from '@/lib/filters/describe-filter'
import { type FilterName, filterDefinitions } from '@/lib/filters/filter-definitions'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { useEditing } from './use-editing'
import { type Choice, useFacet } from './use-facet'

/** The filters whose value is a list. */
export type ListFilterName = {
  [Name in keyof SessionFilter]-?: NonNullable<SessionFilter[Name]> extends string[] ? Name : never
}[keyof SessionFilter]

/** One list of choices in an editor. */
export interface ChoiceList {
  name: ListFilterName
  heading?: string
  /** The server searches, because it does not send all values. */
  isSearched?: boolean
  /** What typed text may mean beside the choices, such as a pattern of pages. */
  fromText?: (text: string) => { value: string; label: string } | null
  /** Headings over parts of the choices, when one filter takes several kinds of value. */
  groups?: { heading: string; has: (value: string) => boolean }[]
}

/** Lists of choices under one search field. A click takes a choice in or out at once. */
export function ChoiceEditor({ lists, placeholder }: { lists: ChoiceList[]; placeholder: string }) {
  const [search, setSearch] = useState('')
  return (
    <Command shouldFilter={false} label={placeholder}>
      <CommandInput value={search} onValueChange={setSearch} placeholder={placeholder} autoFocus />
      <CommandList>
        {lists.map((list) => (
          <Choices key={list.heading ?? list.name} list={list} search={search.trim()} />
        ))}
      </CommandList>
    </Command>
  )
}

function Choices({ list, search }: { list: ChoiceList; search: string }) {
  const { name, heading, isSearched = false, fromText, groups = [{ heading, has: () => true }] } = list
  const { filter, change } = useEditing()
  const { values, state } = useFacet(name, filter, isSearched ? search : '')
  const chosen = (filter[name] ?? []) as string[]
  const [pinned] = useState(chosen)
  const typed = search ? fromText?.(search) : null

  const toggle = (value: string) =>
    change({ [name]: chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value] })

  const unlisted = chosen.filter((value) => !pinned.includes(value) && !values.some((choice) => choice.value === value))
  const choices = withPinned(values, [...pinned, ...unlisted], name).filter(({ value, label, detail }) =>
    matches(`${value} ${label} ${detail ?? ''}`, search),
  )
  const isTypedNew = typed && !choices.some(({ value }) => value === typed.value)
  return (
    <>
      {groups.map((group) => (
        <CommandGroup key={group.heading ?? name} heading={group.heading}>
          {isTypedNew && group.has(typed.value) && (
            <CommandCheckItem
              value={`${name} text ${typed.value}`}
              checked={chosen.includes(typed.value)}
              onSelect={() => toggle(typed.value)}
            >
              {typed.label}
            </CommandCheckItem>
          )}
          {choices
            .filter(({ value }) => group.has(value))
            .map(({ value, label, count, detail }) => (
              <CommandCheckItem
                key={value}
                value={`${name} ${value}`}
                checked={chosen.includes(value)}
                onSelect={() => toggle(value)}
                end={count.toLocaleString('en')}
              >
                {label}
                {detail && <span className="ml-1.5 text-faint">{detail}</span>}
              </CommandCheckItem>
            ))}
        </CommandGroup>
      ))}
      {choices.length === 0 && !typed && <NoChoices state={state} name={name} search={search} />}
    </>
  )
}

function NoChoices({ state, name, search }: { state: string; name: ListFilterName; search: string }) {
  if (state === 'loading') return [1, 2, 3].map((row) => <Skeleton key={row} className="m-2 h-3.5" />)
  if (state === 'failed') return <CommandEmpty>The choices could not be loaded</CommandEmpty>
  const what = filterDefinitions[name as FilterName].label.toLowerCase() ?? 'choice'
  return <CommandEmpty>{search ? `No ${what} matches “${search}”` : `No ${what} under the other filters`}</CommandEmpty>
}

/** What is chosen stands first, and stays where it is while boxes are ticked. */
function withPinned(values: Choice[], pinned: string[], name: ListFilterName): Choice[] {
  const first = pinned.map(
    (value) =>
      values.find((choice) => choice.value === value) ?? {
        value,
        label: describeOption(name as FilterName, value),
        count: 0,
      },
  )
  return [...first, ...values.filter(({ value }) => !pinned.includes(value))]
}

function matches(text: string, search: string): boolean {
  const lower = text.toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word))
}
