import type { Transaction } from '@/lib/db/database'
import { join, raw, type Sql, sql } from '@/lib/db/sql'
import { formatInstant } from '@/lib/time/format-instant'
import { type BucketTotals, bucketsOf, isNothing } from './bucket-totals'
import { dayMs, histogramsByDay } from './histograms-by-day'
import type { SessionChanges } from './session-table'

// The totals of a quarter-hour, and the histogram of a day, are spread over a few slots: writers at work at the same time
// take one each.

const slots = 8
const rowsPerStatement = 5000 // a statement takes 65,535 parameters
const mostParameters = 60_000

/**
 * Adds a change of sessions to day_stat, duration_stat and session_day. It belongs at the end of a transaction, so that
 * the slot is soon free again.
 */
export async function addToDayStat(tx: Transaction, changes: SessionChanges): Promise<void> {
  const days = changesByDay(changes)
  if (days.length === 0) return
  const slot = await freeSlot(tx)
  const differences = [...bucketsOf(changes)].filter(([, totals]) => !isNothing(totals)).sort(([a], [b]) => a - b)
  await executeTogether(tx, [
    ...inBatches(days, (batch) => addChanges(batch, slot)),
    ...inBatches(differences, (batch) => addTotals(batch, slot)),
    ...inBatches(countDurations(differences), (batch) => addDurations(batch, slot)),
  ])
}

function inBatches<Row>(rows: readonly Row[], toStatement: (batch: readonly Row[]) => Sql): Sql[] {
  return Array.from({ length: Math.ceil(rows.length / rowsPerStatement) }, (_, index) =>
    toStatement(rows.slice(index * rowsPerStatement, (index + 1) * rowsPerStatement)),
  )
}

/** What a call or two change goes to the database in one statement: the way there takes longer than the work. */
async function executeTogether(tx: Transaction, statements: readonly Sql[]): Promise<void> {
  const last = statements.at(-1)
  if (!last) return
  if (statements.reduce((sum, { values }) => sum + values.length, 0) > mostParameters) {
    for (const statement of statements) await tx.execute(statement)
    return
  }
  const others = statements.slice(0, -1).map((statement, index) => sql`${raw(`part_${index}`)} AS (${statement})`)
  await tx.execute(others.length === 0 ? last : sql`WITH ${join(others)} ${last}`)
}

interface DurationCount {
  day: number
  bin: number
  sessions: number
}

function countDurations(differences: readonly [number, BucketTotals][]): DurationCount[] {
  return [...histogramsByDay(differences)].flatMap(([day, histogram]) =>
    histogram.flatMap((sessions, bin) => (sessions === 0 ? [] : [{ day, bin, sessions }])),
  )
}

function addDurations(counts: readonly DurationCount[], slot: number): Sql {
  const rows = counts.map(
    ({ day, bin, sessions }) =>
      sql`(${formatInstant(day)}::timestamptz, ${bin}::int, ${slot}::int, ${sessions}::bigint)`,
  )
  return sql`
    INSERT INTO duration_stat AS old (day, bin, slot, sessions) VALUES ${join(rows)}
    ON CONFLICT (day, bin, slot) DO UPDATE SET sessions = old.sessions + excluded.sessions`
}

function addTotals(differences: readonly [number, BucketTotals][], slot: number): Sql {
  const rows = differences.map(
    ([bucket, t]) => sql`(${formatInstant(bucket)}::timestamptz, ${slot}::int, ${t.sessions}::bigint,
      ${t.converted}::bigint, ${t.unsubscribed}::bigint, ${t.bounced}::bigint, ${t.engaged}::bigint,
      ${t.events}::bigint, ${t.durationMs}::bigint, ${t.points}::bigint)`,
  )
  return sql`
    INSERT INTO day_stat AS old (bucket, slot, sessions, converted, unsubscribed, bounced, engaged, events,
      duration_ms, points)
    VALUES ${join(rows)}
    ON CONFLICT (bucket, slot) DO UPDATE SET sessions = old.sessions + excluded.sessions,
      converted = old.converted + excluded.converted, unsubscribed = old.unsubscribed + excluded.unsubscribed,
      bounced = old.bounced + excluded.bounced, engaged = old.engaged + excluded.engaged,
      events = old.events + excluded.events, duration_ms = old.duration_ms + excluded.duration_ms,
      points = old.points + excluded.points`
}

/** By UTC day (ms): how many sessions go and come, whether or not the sums change. */
function changesByDay({ removed, added }: SessionChanges): [number, number][] {
  const days = new Map<number, number>()
  for (const { startedAt } of [...removed, ...added]) {
    const day = Math.floor(startedAt / dayMs) * dayMs
    days.set(day, (days.get(day) ?? 0) + 1)
  }
  return [...days].sort(([a], [b]) => a - b)
}

function addChanges(days: readonly [number, number][], slot: number): Sql {
  const rows = days.map(([day, changes]) => sql`(${formatInstant(day)}::timestamptz, ${slot}::int, ${changes}::bigint)`)
  return sql`
    INSERT INTO session_day AS old (day, slot, changes) VALUES ${join(rows)}
    ON CONFLICT (day, slot) DO UPDATE SET changes = old.changes + excluded.changes`
}

/** The first slot that no other transaction is using. When all are taken, a shared one: its rows are then waited for. */
async function freeSlot(tx: Transaction): Promise<number> {
  const lockSpace = 0x1ead // any number of our own
  const cases = Array.from(
    { length: slots },
    (_, slot) => sql`WHEN pg_try_advisory_xact_lock(${lockSpace}::int, ${slot}::int) THEN ${slot}::int`,
  )
  const [row] = await tx.query<{ slot: number }>(
    sql`SELECT CASE ${join(cases, ' ')} ELSE floor(random() * ${slots}::int)::int END AS slot`,
  )
  return row?.slot ?? 0
}
