'use client'

import { useRouter } from 'next/navigation'
import { useOptimistic, useTransition } from 'react'
import { DayRangePicker } from '@/components/filters/day-range-picker'
import { Button } from '@/components/ui/button'
import { type EventFilter, serializeEventFilter } from '@/lib/filters/event-filter'
import { joinList, splitList } from '@/lib/filters/list-text'
import { formatRange, parseRange } from '@/lib/filters/range-text'
import { eventTypeLabel, knownEventTypes } from '@/lib/sessionizer/event-types'
import { formatCalendarDay, formatDayRange } from '@/lib/time/format'
import { FacetEditor } from './facet-editor'
import { FilterChip } from './filter-chip'
import { PickEditor } from './pick-editor'
import { suppressedLabels } from './suppressed-labels'
import { TextEditor } from './text-editor'

/** The filters of the list of events, as chips that open an editor. What is chosen goes straight into the URL. */
export function EventFilters({
  filter: given,
  types,
  leadNames,
  timeZone,
}: {
  filter: EventFilter
  /** Types that occur, for the picker. */
  types: string[]
  leadNames: Readonly<Record<string, string>>
  timeZone: string
}) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const [filter, setFilter] = useOptimistic(given)

  function change(patch: Partial<EventFilter>) {
    const next = { ...filter, ...patch }
    startTransition(() => {
      setFilter(next)
      router.push(`/events?${serializeEventFilter(next)}`, { scroll: false })
    })
  }

  const { lead, type, path, campaign, points, suppressed } = filter
  return (
    <search
      aria-label="Filters"
      aria-busy={isPending}
      className="flex flex-wrap items-center gap-1.5 border-line border-b px-3 py-2 sm:px-4"
    >
      <FilterChip label="Date" text={daysText(filter)} onRemove={() => change(noDays)} className="w-auto p-0">
        {(close) => <DayRangePicker days={filter} timeZone={timeZone} onChange={change} onDone={close} />}
      </FilterChip>
      <FilterChip
        label="Type"
        text={type && inShort(type.map(eventTypeLabel))}
        onRemove={() => change({ type: undefined })}
      >
        {() => (
          <PickEditor
            label="Event types"
            choices={toChoices(types, type)}
            chosen={type ?? []}
            onChange={(values) => change({ type: orNone(values) })}
          />
        )}
      </FilterChip>
      <FilterChip label="Page" text={path && inShort(path)} onRemove={() => change({ path: undefined })}>
        {(close) => (
          <TextEditor
            label="Pages, comma separated"
            hint="* is any run of characters: /blog/*"
            value={path ? joinList(path) : ''}
            onApply={(text) => {
              change({
                path: orNone(
                  splitList(text)
                    .map((page) => page.trim())
                    .filter(Boolean),
                ),
              })
              close()
            }}
          />
        )}
      </FilterChip>
      <FilterChip
        label="Lead"
        text={lead && inShort(lead.map((id) => leadNames[id] ?? id))}
        onRemove={() => change({ lead: undefined })}
      >
        {() => (
          <FacetEditor
            param="lead"
            label="Leads"
            chosen={lead ?? []}
            onChange={(values) => change({ lead: orNone(values) })}
          />
        )}
      </FilterChip>
      <FilterChip
        label="Campaign"
        text={campaign && inShort(campaign)}
        onRemove={() => change({ campaign: undefined })}
      >
        {() => (
          <FacetEditor
            param="campaign"
            label="Campaigns"
            chosen={campaign ?? []}
            onChange={(values) => change({ campaign: orNone(values) })}
          />
        )}
      </FilterChip>
      <FilterChip label="Points" text={points && formatRange(points)} onRemove={() => change({ points: undefined })}>
        {(close) => (
          <TextEditor
            label="Points"
            hint="From and to: 1.., ..-1, 5..10 or 0"
            value={points ? formatRange(points) : ''}
            problemOf={(text) => (text === '' || isPoints(text) ? null : 'Write a range like 1.. or -10..-1')}
            onApply={(text) => {
              change({ points: text === '' ? undefined : (parseRange(text) ?? undefined) })
              close()
            }}
          />
        )}
      </FilterChip>
      <FilterChip
        label="Counted"
        text={suppressed && inShort(suppressed.map((choice) => suppressedLabels[choice]))}
        onRemove={() => change({ suppressed: undefined })}
      >
        {() => (
          <PickEditor
            label="Counted"
            choices={Object.entries(suppressedLabels).map(([value, label]) => ({ value, label }))}
            chosen={suppressed ?? []}
            onChange={(values) => change({ suppressed: orNone(values) as EventFilter['suppressed'] })}
          />
        )}
      </FilterChip>
      {Object.keys(serializeObject(filter)).length > 0 && (
        <Button variant="ghost" onClick={() => startTransition(() => router.push('/events', { scroll: false }))}>
          Clear all
        </Button>
      )}
    </search>
  )
}

const noDays = { from: undefined, to: undefined, tz: undefined }

function serializeObject(filter: EventFilter): Record<string, string> {
  return Object.fromEntries(serializeEventFilter(filter))
}

function daysText({ from, to }: EventFilter): string | undefined {
  if (from && to) return formatDayRange({ from, to })
  if (from) return `since ${formatCalendarDay(from)}`
  return to && `until ${formatCalendarDay(to)}`
}

/** What occurs and what is chosen; the usual types while nothing is known. */
function toChoices(types: string[], chosen: string[] = []) {
  const all = [...new Set([...(types.length > 0 ? types : knownEventTypes), ...chosen])]
  return all.map((value) => ({ value, label: eventTypeLabel(value) }))
}

function isPoints(text: string): boolean {
  const range = parseRange(text)
  return range !== null && (range.min ?? -Infinity) <= (range.max ?? Infinity)
}

function orNone<Value>(values: Value[]): Value[] | undefined {
  return values.length > 0 ? values : undefined
}

function inShort([first = '', ...others]: string[]): string {
  return others.length > 0 ? `${first} +${others.length}` : first
}
