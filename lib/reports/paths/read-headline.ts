import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { reaching } from '@/lib/filters/narrow-filter'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { sessionsHref } from '@/lib/filters/sessions-href'
import { inTurns } from '@/lib/sessions/columns/in-turns'
import { LeadMarks } from '@/lib/sessions/columns/lead-marks'
import { readSessions } from '@/lib/sessions/columns/read-sessions'
import { anywhere, codesOf } from '@/lib/sessions/columns/sieve'
import type { ColumnSessions, DayColumns, DayRows } from '@/lib/sessions/columns/types'
import { filterBefore, periodOf } from '@/lib/sessions/filter-period'
import type { Clock } from '@/lib/sessions/session-where'
import type { PathsQuestion } from './paths-question'
import type { Conversions, Headline } from './types'

/** How many sessions and leads convert, beside as many days right before. */
export function toHeadline(
  { filter, goals }: PathsQuestion,
  { sessions, leads, conversions, convertingLeads }: Conversions,
  previous: Headline['previous'],
): Headline {
  return {
    current: { sessions, leads, conversions, convertingLeads },
    previous,
    href: sessionsHref(filter),
    conversionsHref: sessionsHref(reaching(filter, goals)),
  }
}

/** As many days right before; null without a first and a last day, or when sessions began later. */
export async function readPrevious(
  { filter, goals }: PathsQuestion,
  clock: Clock,
  db: Database,
): Promise<Headline['previous']> {
  const before = await comparable(filterBefore(filter), db)
  if (!before) return null
  const counts = await countConversions(await readSessions(before, clock, db), goals)
  return { ...counts, from: before.from, to: before.to }
}

/** A period that began before the first session of all would make every figure seem to rise. */
async function comparable<Before extends SessionFilter>(before: Before | null, db: Database): Promise<Before | null> {
  const fromMs = before && periodOf(before).fromMs
  if (fromMs === null) return null
  const [row] = await db.query<{ first: Date | null }>(sql`SELECT min(started_at) AS first FROM session`)
  return row?.first && row.first.getTime() <= fromMs ? before : null
}

type Counts = Pick<Headline['current'], 'sessions' | 'leads' | 'conversions' | 'convertingLeads'>

async function countConversions({ parts, touches }: ColumnSessions, goals: readonly string[]): Promise<Counts> {
  const isGoal = codesOf({ touches }, ({ type }) => goals.includes(type))
  const [leads, convertingLeads] = [new LeadMarks(), new LeadMarks()]
  let [sessions, conversions] = [0, 0]
  for await (const { day, rows } of inTurns(parts)) {
    sessions += rows.length
    leads.addAll(day.leads, rows)
    const converting = convertingRows({ day, rows }, isGoal, JSON.stringify(goals))
    conversions += converting.length
    convertingLeads.addAll(day.leads, converting)
  }
  return { sessions, leads: leads.count, conversions, convertingLeads: convertingLeads.count }
}

/** By goals. Those of a whole day are kept as long as the day is. */
const kept = new WeakMap<DayColumns, Map<string, Int32Array>>()

/** Sessions with a touch of a goal convert. */
function convertingRows({ day, rows }: DayRows, isGoal: Uint8Array, key: string): Int32Array {
  const isWhole = rows.length === day.size
  const known = isWhole ? kept.get(day)?.get(key) : undefined
  if (known) return known
  const reached = rows.slice()
  const found = reached.slice(0, anywhere(true, isGoal)(day, reached, reached.length))
  if (isWhole) kept.set(day, (kept.get(day) ?? new Map<string, Int32Array>()).set(key, found))
  return found
}
