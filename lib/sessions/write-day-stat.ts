import type { Transaction } from '@/lib/db/database'
import { join, sql } from '@/lib/db/sql'
import { formatInstant } from '@/lib/time/format-instant'
import { type BucketTotals, bucketsOf, isNothing } from './bucket-totals'
import { histogramsByDay } from './histograms-by-day'
import type { SessionChanges } from './session-table'

// The totals of a quarter-hour, and the histogram of a day, are spread over a few slots: writers at work at the same time
// take one each.

const slots = 8
const rowsPerStatement = 5000 // a statement takes 65,535 parameters

/** Adds a change of sessions to day_stat and duration_stat. It belongs at the end of a transaction, so that the slot is soon free again. */
export async function addToDayStat(tx: Transaction, changes: SessionChanges): Promise<void> {
  const differences = [...bucketsOf(changes)].filter(([, totals]) => !isNothing(totals)).sort(([a], [b]) => a - b)
  if (differences.length === 0) return
  const slot = await freeSlot(tx)
  for (let start = 0; start < differences.length; start += rowsPerStatement) {
    await add(tx, differences.slice(start, start + rowsPerStatement), slot)
  }
  await addDurations(tx, differences, slot)
}

async function addDurations(tx: Transaction, differences: [number, BucketTotals][], slot: number): Promise<void> {
  const counts = [...histogramsByDay(differences)].flatMap(([day, histogram]) =>
    histogram.flatMap((sessions, bin) => (sessions === 0 ? [] : [{ day, bin, sessions }])),
  )
  for (let start = 0; start < counts.length; start += rowsPerStatement) {
    const rows = counts
      .slice(start, start + rowsPerStatement)
      .map(
        ({ day, bin, sessions }) =>
          sql`(${formatInstant(day)}::timestamptz, ${bin}::int, ${slot}::int, ${sessions}::bigint)`,
      )
    await tx.execute(sql`
      INSERT INTO duration_stat AS old (day, bin, slot, sessions) VALUES ${join(rows)}
      ON CONFLICT (day, bin, slot) DO UPDATE SET sessions = old.sessions + excluded.sessions`)
  }
}

async function add(tx: Transaction, differences: [number, BucketTotals][], slot: number): Promise<void> {
  const rows = differences.map(
    ([bucket, t]) => sql`(${formatInstant(bucket)}::timestamptz, ${slot}::int, ${t.sessions}::bigint,
      ${t.converted}::bigint, ${t.unsubscribed}::bigint, ${t.bounced}::bigint, ${t.engaged}::bigint,
      ${t.events}::bigint, ${t.durationMs}::bigint, ${t.points}::bigint)`,
  )
  await tx.execute(sql`
    INSERT INTO day_stat AS old (bucket, slot, sessions, converted, unsubscribed, bounced, engaged, events,
      duration_ms, points)
    VALUES ${join(rows)}
    ON CONFLICT (bucket, slot) DO UPDATE SET sessions = old.sessions + excluded.sessions,
      converted = old.converted + excluded.converted, unsubscribed = old.unsubscribed + excluded.unsubscribed,
      bounced = old.bounced + excluded.bounced, engaged = old.engaged + excluded.engaged,
      events = old.events + excluded.events, duration_ms = old.duration_ms + excluded.duration_ms,
      points = old.points + excluded.points`)
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
