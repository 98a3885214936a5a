import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { describeOption } from '@/lib/filters/describe-filter'
import type { FacetParam } from '@/lib/filters/facet-query'
import { type FilterDefinition, filterDefinitions, pagePrefix } from '@/lib/filters/filter-definitions'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { toPattern } from '@/lib/sessionizer/pattern'
import { readWorkspace } from '@/lib/settings/workspace'
import { countHeldValues } from './columns/count-values'
import { countStoredValues, mostValues } from './count-stored-values'
import type { FacetValue } from './types'

/**
 * The values of a filter, each with the sessions it would list under the other filters. A closed list has all of its
 * values in its own order; an open one those that occur, the most frequent first, at most 200 (of types and of pages
 * each). While memory does not hold the sessions, what they contain and what their leads did first is counted in the newest
 * 100,000. `search` keeps values whose text or label has it, in any case.
 */
export function sessionFacet(
  param: FacetParam,
  filter: SessionFilter,
  nowMs: number,
  search = '',
  db: Database = database(),
): Promise<FacetValue[]> {
  return facetUnder(param, { ...filter, [param]: undefined }, nowMs, search, db)
}

/** The same of exactly the sessions under a filter. */
export async function facetUnder(
  param: FacetParam,
  filter: SessionFilter,
  nowMs: number,
  search: string,
  db: Database,
): Promise<FacetValue[]> {
  const { gapMs } = (await readWorkspace(db)).rules
  const clock = { nowMs, gapMs }
  const held = await countHeldValues(param, filter, clock, db)
  const counts = held ?? (await countStoredValues(param, filter, search.trim(), clock, db))
  const definition: FilterDefinition = filterDefinitions[param]
  const options = 'options' in definition ? definition.options : undefined
  const values: readonly string[] = options ?? [...counts.keys()]
  const found = values
    .map((value) => ({ value, label: describeOption(param, value), count: counts.get(value) ?? 0 }))
    .filter(({ value, label }) => hasText(value, search) || hasText(label, search))
    .map((found) => ({ ...found, value: toFilterValue(definition, found.value) }))
  if (options) return found
  if (definition.kind !== 'contains') return mostFrequent(found)
  const isPage = ({ value }: FacetValue) => value.startsWith(pagePrefix)
  return [...mostFrequent(found.filter((value) => !isPage(value))), ...mostFrequent(found.filter(isPage))]
}

/** A page as the filter asks for it: `/a*b` as `/a\*b`. */
function toFilterValue({ kind }: FilterDefinition, value: string): string {
  if (kind === 'path-pattern') return toPattern(value)
  const isPage = kind === 'contains' && value.startsWith(pagePrefix)
  return isPage ? pagePrefix + toPattern(value.slice(pagePrefix.length)) : value
}

/** Where values are equally frequent, in the order of their characters. */
function mostFrequent(values: readonly FacetValue[]): FacetValue[] {
  return values.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, mostValues)
}

function hasText(text: string, search: string): boolean {
  return text.toLowerCase().includes(search.trim().toLowerCase())
}
