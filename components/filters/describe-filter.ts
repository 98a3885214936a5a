import { intentLabels, outcomeLabels, statusLabels } from '@/components/sessions/labels'
import { type FilterName, filterDefinitions, pagePrefix, type RangePreset } from '@/lib/filters/filter-definitions'
import type { NumberRange } from '@/lib/filters/range-codec'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { eventTypeLabel } from '@/lib/sessionizer/event-types'
import type { DayRange } from '@/lib/time/day-range'
import { formatCalendarDay, formatDayRange, formatDuration } from '@/lib/time/format'

export const filterNames = Object.keys(filterDefinitions) as FilterName[]

/** What a chip says, or null while the filter is not set. `leadNames` gives names for the ids of the `lead` filter. */
export function describeFilter(
  name: FilterName,
  filter: SessionFilter,
  leadNames: Readonly<Record<string, string>>,
): string | null {
  if (name === 'date') return describeDays(filter)
  const value = filter[name]
  if (value === undefined) return null
  if (typeof value === 'string') return `“${value}”`
  if (Array.isArray(value)) {
    const labels = value.map((item) => valueLabel(name, item, leadNames))
    return labels.length === 0 ? null : inShort(labels, name === 'contains' ? ' and ' : ', ')
  }
  return describeRange(name, value)
}

/** One value of a list filter, for people. */
export function valueLabel(name: FilterName, value: string, leadNames: Readonly<Record<string, string>> = {}): string {
  switch (name) {
    case 'lead':
      return leadNames[value] ?? value
    case 'entry':
    case 'exit':
      return eventTypeLabel(value)
    case 'contains':
      return value.startsWith(pagePrefix) ? value.slice(pagePrefix.length) : eventTypeLabel(value)
    case 'outcome':
      return labelIn(outcomeLabels, value)
    case 'intent':
      return labelIn(intentLabels, value)
    case 'status':
      return labelIn(statusLabels, value)
    default:
      return value
  }
}

export function describeRange(name: FilterName, range: NumberRange): string {
  const definition = filterDefinitions[name]
  if (definition.kind !== 'number-range') return ''
  const preset = presetOfRange(definition.presets, range)
  if (preset) return preset.label
  const { min, max } = range
  const text = (value: number) => (definition.unit === 'seconds' ? formatSeconds(value) : value.toLocaleString('en'))
  if (min !== undefined && max !== undefined) return min === max ? text(min) : `${text(min)} to ${text(max)}`
  if (min !== undefined) return `${text(min)} or more`
  return max !== undefined ? `up to ${text(max)}` : ''
}

export function presetOfRange(presets: readonly RangePreset[], { min, max }: NumberRange): RangePreset | undefined {
  return presets.find((preset) => preset.min === min && preset.max === max)
}

export function formatSeconds(seconds: number): string {
  return seconds === 0 ? '0s' : formatDuration(seconds * 1000)
}

function describeDays({ from, to }: SessionFilter): string | null {
  if (from && to) return formatDayRange({ from, to } satisfies DayRange)
  if (from) return `since ${formatCalendarDay(from)}`
  return to ? `until ${formatCalendarDay(to)}` : null
}

/** Two names and how many more. */
function inShort(labels: string[], separator: string): string {
  const [first = '', second, ...more] = labels
  if (second === undefined) return first
  return more.length === 0 ? `${first}${separator}${second}` : `${first}${separator}${second} +${more.length}`
}

function labelIn(labels: Record<string, string>, value: string): string {
  return Object.hasOwn(labels, value) ? (labels[value] ?? value) : value
}
