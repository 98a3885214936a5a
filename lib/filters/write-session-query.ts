import { type FilterName, filterDefinitions, paramsOf } from './filter-definitions'
import { joinList } from './list-text'
import { formatRange } from './range-text'
import { serializeSequence } from './serialize-sequence'
import type { SessionFilter } from './session-filter'
import { defaultLimit, defaultSort, type SessionSort } from './session-sort'

// The query string as `serializeSessionQuery` writes it, without the schema: a browser only writes filters that the
// server has read, so it need not load zod. A property test holds the two equal.

/** A page as its parameter says it: the cursor stays the text that the server gave. */
export type WrittenPage = { at: 'first' } | { at: 'last' } | { at: 'after' | 'before'; text: string }

const paramNames = (Object.keys(filterDefinitions) as FilterName[]).flatMap(paramsOf)

export function writeSessionFilter(filter: SessionFilter): URLSearchParams {
  const params = new URLSearchParams()
  for (const param of paramNames) {
    if (filter[param] === undefined) continue
    const text = param === 'seq' ? sequenceText(filter.seq) : textOf(filter[param])
    if (text !== null) params.set(param, text)
  }
  return params
}

export function writeSessionQuery(
  filter: SessionFilter,
  sort: SessionSort,
  limit: number,
  page: WrittenPage,
): URLSearchParams {
  const params = writeSessionFilter(filter)
  if (sort !== defaultSort) params.set('sort', sort)
  if (limit !== defaultLimit) params.set('limit', String(limit))
  if ('text' in page) params.set(page.at, page.text)
  if (page.at === 'last') params.set('last', '1')
  return params
}

function sequenceText(sequence: SessionFilter['seq']): string | null {
  return sequence && sequence.length > 0 ? serializeSequence(sequence) : null
}

function textOf(value: SessionFilter[Exclude<keyof SessionFilter, 'seq'>]): string | null {
  if (value === undefined) return null
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return formatRange(value)
  return value.length === 0 ? null : joinList(value)
}
