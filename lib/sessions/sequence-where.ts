import type { Queryable } from '@/lib/db/database'
import { join, type Sql, sql } from '@/lib/db/sql'
import { AppError } from '@/lib/errors'
import {
  type CompiledSequence,
  compileSequence,
  isInAny,
  type Sequence,
  type TouchPattern,
  type TouchSet,
} from '@/lib/filters/sequence'
import { pageViewType, type Rules } from '@/lib/sessionizer'
import { readWorkspace } from '@/lib/settings/workspace'
import { charClasses, isAnyEvent, type SpelledTouch } from './char-classes'
import { toLike } from './path-pattern'
import { sequenceRegex, setsOf } from './sequence-regex'
import { lastCode, pointOf } from './trail'

/**
 * Compiling the expression takes time that grows with the square of the ranges in it: 8,000 take 30 ms, 100,000 take 4 s.
 * With more, the trail is spelled anew in the few letters that make a difference to the sequence.
 */
const mostRanges = 8000
const mostLetters = 200

export interface SequenceColumns {
  trail: Sql
  eventCount: Sql
}

/**
 * The condition that a session's trail holds a sequence. Reads the touches that it may mean. That there are enough events
 * is asked first: the number stands in the indexes, so that most trails need not be read.
 * @throws AppError 'bad_request' when it tells apart more kinds of pages than can be told apart in time
 */
export async function sequenceWhere(
  { trail, eventCount }: SequenceColumns,
  sequence: Sequence,
  db: Queryable,
  limit: number = mostRanges,
): Promise<Sql> {
  const compiled = compileSequence(sequence)
  const regex = await matchesTrail(trail, sequence, compiled, db, limit)
  const fewest = compiled.runs.reduce((sum, { min }) => sum + min, 0)
  return fewest > 1 ? sql`${eventCount} >= ${fewest}::integer AND ${regex}` : regex
}

async function matchesTrail(
  trail: Sql,
  sequence: Sequence,
  compiled: CompiledSequence,
  db: Queryable,
  limit: number,
): Promise<Sql> {
  const lists = setsOf(compiled)
  const { rules } = await readWorkspace(db)
  const spelled = await readSpelled(sequence, db)
  const classes = charClasses(lists, spelled, rules)
  const ranges = [...classes.values()].reduce((sum, { others }) => sum + others.length, 0)
  if (ranges <= limit)
    return matches(
      trail,
      sequenceRegex(compiled, (sets) => classes.get(sets) ?? noEvent),
    )
  const letters = groupByFit(lists, spelled, rules)
  const coarse = charClasses(lists, [...letters.keys()], rules)
  return matches(
    respell(trail, letters),
    sequenceRegex(compiled, (sets) => coarse.get(sets) ?? noEvent),
  )
}

const noEvent = { base: false, others: [] }

function matches(text: Sql, regex: string | null): Sql {
  return regex === null ? sql`FALSE` : sql`${text} ~ ${regex}`
}

/** Every known touch that fits one of the patterns, and maybe others. */
async function readSpelled(sequence: Sequence, db: Queryable): Promise<SpelledTouch[]> {
  const patterns = sequence.flatMap(({ anyOf }) => anyOf).filter((pattern) => !isAnyEvent(pattern))
  if (patterns.length === 0) return []
  const rows = await db.query<{ type: string; path: string; code: number }>(sql`
    SELECT type, path, code FROM touch WHERE code < ${lastCode} AND (${join(conditionsOf(patterns), ' OR ')})`)
  return rows.map(({ type, path, code }) => ({ type, path, point: pointOf(code) }))
}

/** The pages of a category are found among all: its patterns are not SQL's. */
function conditionsOf(patterns: readonly TouchPattern[]): Sql[] {
  const likes = (kind: TouchPattern['kind']) =>
    patterns.filter((pattern) => pattern.kind === kind).map(({ pattern }) => toLike(pattern))
  const [types, pages, categories] = [likes('type'), likes('page'), likes('category')]
  return [
    ...(types.length > 0 ? [sql`type LIKE ANY(${types}::text[])`] : []),
    ...(categories.length > 0
      ? [sql`type = ${pageViewType} AND path <> ''`]
      : pages.length > 0
        ? [sql`type = ${pageViewType} AND path <> '' AND path LIKE ANY(${pages}::text[])`]
        : []),
  ]
}

/** One touch for all that are in the same sets, with a letter for its point; and the points that the letter stands for. */
function groupByFit(
  lists: readonly (readonly TouchSet[])[],
  spelled: readonly SpelledTouch[],
  rules: Rules,
): Map<SpelledTouch, number[]> {
  const byFit = new Map<string, SpelledTouch>()
  const letters = new Map<SpelledTouch, number[]>()
  for (const touch of spelled) {
    const fit = lists.map((sets) => (isInAny(touch, sets, rules) ? 1 : 0)).join('')
    let letter = byFit.get(fit)
    if (!letter) {
      letter = { ...touch, point: pointOf(byFit.size + 1) }
      byFit.set(fit, letter)
      letters.set(letter, [])
    }
    letters.get(letter)?.push(touch.point)
  }
  if (letters.size <= mostLetters) return letters
  throw new AppError('bad_request', 'seq: tells apart too many kinds of pages; use fewer patterns', { field: 'seq' })
}

/** What fits no pattern gets the letter 0. */
function respell(trail: Sql, letters: ReadonlyMap<SpelledTouch, readonly number[]>): Sql {
  const cases = [...letters].map(
    ([{ point }, points]) =>
      sql`WHEN c = ANY(${points.map((one) => String.fromCodePoint(one))}::text[]) THEN ${String.fromCodePoint(point)}`,
  )
  return sql`(
    SELECT string_agg(CASE ${join(cases, ' ')} ELSE ${String.fromCodePoint(pointOf(0))} END, '' ORDER BY n)
    FROM string_to_table(${trail}, NULL) WITH ORDINALITY AS spelled (c, n))`
}
