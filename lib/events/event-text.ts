import { join, type Sql, sql } from '@/lib/db/sql'
import { eventTypeLabel, knownEventTypes } from '@/lib/sessionizer'
import type { Rules } from '@/lib/sessionizer/types'
import { escapeLike, toLike } from '@/lib/sessions/path-pattern'

/**
 * Condition on `event e`: every word of the text occurs somewhere in the event as people see it - its page, campaign or
 * type, the name of its type ("Email opened") or of its page's category ("Case study"). Case does not count.
 */
export function eventTextSql(text: string, rules: Rules): Sql {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return words.length === 0
    ? sql`TRUE`
    : join(
        words.map((word) => wordSql(word, rules)),
        ' AND ',
      )
}

function wordSql(word: string, rules: Rules): Sql {
  const contains = `%${escapeLike(word)}%`
  const choices = [
    sql`e.path ILIKE ${contains}`,
    sql`e.title ILIKE ${contains}`,
    sql`e.label ILIKE ${contains}`,
    sql`e.campaign ILIKE ${contains}`,
    sql`e.type ILIKE ${contains}`,
    sql`e.url ILIKE ${contains}`,
    sql`e.referrer ILIKE ${contains}`,
  ]
  const types = knownEventTypes.filter((type) => eventTypeLabel(type).toLowerCase().includes(word))
  if (types.length > 0) choices.push(sql`e.type = ANY(${types}::text[])`)
  const patterns = rules.categories
    .filter(({ name }) => name.toLowerCase().includes(word))
    .flatMap(({ patterns }) => patterns)
  if (patterns.length > 0) choices.push(pathSql(patterns.map((pattern) => pattern.toLowerCase())))
  return sql`(${join(choices, ' OR ')})`
}

/** Paths as the categories see them: in lower case, and without a slash at the end. */
function pathSql(patterns: string[]): Sql {
  return sql`regexp_replace(lower(e.path), '(.)/$', '\\1') LIKE ANY(${patterns.map(toLike)}::text[])`
}
