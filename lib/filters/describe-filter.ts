import { eventTypeLabel } from '@/lib/sessionizer/index'
import { formatCalendarDay, formatDayRange } from '@/lib/time/format'
import { describePathText } from './describe-path'
import { describeSequence } from './describe-sequence'
import {
  type FilterDefinition,
  type FilterName,
  filterDefinitions,
  type NumberRangeDefinition,
  none,
  type PlaceDefinition,
  pagePrefix,
  paramsOf,
  type RangePreset,
  type SessionFilterParam,
} from './filter-definitions'
import type { NumberRange } from './range-text'
import type { Sequence } from './sequence'
import type { SessionFilter } from './session-filter'

/** A filter in force, in words. */
export interface FilterChip {
  param: FilterName
  label: string
  /** "2 to 5 min", "Email opened or Page viewed" */
  value: string
  /** The parameters to take out of the URL to be rid of it. */
  params: readonly SessionFilterParam[]
}

/**
 * The filters in force, in the order of their definitions.
 * @param leadName a lead's name by id, where it is known
 */
export function describeFilter(filter: SessionFilter, leadName: (id: string) => string | undefined): FilterChip[] {
  return (Object.keys(filterDefinitions) as FilterName[]).flatMap((name) => {
    const value = describeValue(name, filter, leadName)
    return value === undefined
      ? []
      : [{ param: name, label: filterDefinitions[name].label, value, params: paramsOf(name) }]
  })
}

/** One value of a filter in words: "Email opened", "Under 5 min ago", "No campaign". */
export function describeOption(name: FilterName, value: string): string {
  if (value === none) return name === 'campaign' ? 'No campaign' : 'No page'
  const definition: FilterDefinition = filterDefinitions[name]
  if (name === 'entry' || name === 'exit') return eventTypeLabel(value)
  if (definition.kind === 'path') return describePathText(value)
  if (definition.kind === 'holds' || definition.kind === 'first-with') return eventTypeLabel(value)
  if (definition.kind === 'contains') {
    return value.startsWith(pagePrefix) ? value.slice(pagePrefix.length) : eventTypeLabel(value)
  }
  const isClosed = (definition.kind === 'choice' || definition.kind === 'status') && definition.options !== undefined
  return isClosed ? capitalize(value) : value
}

function describeValue(
  name: FilterName,
  filter: SessionFilter,
  leadName: (id: string) => string | undefined,
): string | undefined {
  const definition: FilterDefinition = filterDefinitions[name]
  if (definition.kind === 'day-range') return describeDays(filter)
  const value = name === 'date' ? undefined : filter[name]
  if (value === undefined) return
  if (definition.kind === 'number-range' || definition.kind === 'place') {
    return describeRange(definition, value as NumberRange)
  }
  if (definition.kind === 'text') return value as string
  if (definition.kind === 'sequence') return describeSequence(value as Sequence)
  const values = value as readonly string[]
  if (definition.kind === 'path') return values.map((text) => describeOption(name, text)).join(' and ')
  if (definition.kind === 'leads') return some(values.map((id) => leadName(id) ?? id))
  if (definition.kind === 'contains') return values.map((item) => describeOption(name, item)).join(' and ')
  return some(values.map((item) => describeOption(name, item)))
}

function describeDays({ from, to }: SessionFilter): string | undefined {
  if (from !== undefined && to !== undefined) return formatDayRange({ from, to })
  if (from !== undefined) return `From ${formatCalendarDay(from)}`
  if (to !== undefined) return `Until ${formatCalendarDay(to)}`
}

function describeRange(definition: NumberRangeDefinition | PlaceDefinition, range: NumberRange): string {
  const presets: readonly RangePreset[] = definition.presets
  const preset = presets.find(({ min, max }) => min === range.min && max === range.max)
  if (preset) return preset.label
  const { min, max } = range
  if (min !== undefined && min === max) return amount(min, definition.unit)
  if (max === undefined) return `${amount(min ?? 0, definition.unit)} or more`
  if (min === undefined) return `${amount(max, definition.unit)} or less`
  return `${amount(min, definition.unit)} to ${amount(max, definition.unit)}`
}

/** Seconds exactly, as "1h 05m 30s"; counts as they are. */
function amount(value: number, unit: (NumberRangeDefinition | PlaceDefinition)['unit']): string {
  if (unit !== 'seconds') return String(value)
  const parts = [
    [Math.floor(value / 3600), 'h'],
    [Math.floor((value % 3600) / 60), 'min'],
    [value % 60, 's'],
  ] as const
  const words = parts.filter(([count]) => count > 0).map(([count, name]) => `${count} ${name}`)
  return words.length === 0 ? '0 s' : words.join(' ')
}

/** At most three values by name. */
function some(values: readonly string[]): string {
  if (values.length <= 3) return values.join(' or ')
  return `${values.slice(0, 2).join(', ')} or ${values.length - 2} others`
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
