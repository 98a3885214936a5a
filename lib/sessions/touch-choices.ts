import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { describePattern } from '@/lib/filters/describe-sequence'
import { pagePrefix } from '@/lib/filters/filter-definitions'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { toPattern } from '@/lib/sessionizer/pattern'
import { readWorkspace } from '@/lib/settings/workspace'
import { facetUnder } from './session-facet'
import type { TouchChoice } from './types'

/**
 * What a step of a sequence may be about: any event, the event types and pages that occur under the filter, the most
 * frequent first, and the content categories of the workspace. Types have the number of their sessions, pages of those in
 * which they were viewed.
 */
export async function touchChoices(
  filter: SessionFilter,
  nowMs: number,
  search = '',
  db: Database = database(),
): Promise<TouchChoice[]> {
  const [contained, { rules }] = await Promise.all([
    facetUnder('contains', { ...filter, seq: undefined }, nowMs, search, db),
    readWorkspace(db),
  ])
  const hasText = (choice: TouchChoice) => describePattern(choice).toLowerCase().includes(search.trim().toLowerCase())
  const anyEvent: TouchChoice = { kind: 'type', pattern: '*', count: null }
  const categories = rules.categories.map(({ name }): TouchChoice => ({ kind: 'category', pattern: name, count: null }))
  return [
    ...[anyEvent].filter(hasText),
    ...contained.map(
      ({ value, count }): TouchChoice =>
        value.startsWith(pagePrefix)
          ? { kind: 'page', pattern: value.slice(pagePrefix.length), count }
          : { kind: 'type', pattern: toPattern(value), count },
    ),
    ...categories.filter(hasText),
  ]
}
