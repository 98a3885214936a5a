import type { Outcome } from '@/lib/sessionizer'
import { durationBinOf, durationBinStartsMs } from './duration-bins'
import type { SessionChanges } from './session-table'

/** A quarter-hour of UTC: the finest border between the days of two time zones. */
export const bucketMs = 15 * 60_000

/** Totals of the sessions that started in one bucket of day_stat, or a difference of such totals. */
export interface BucketTotals {
  sessions: number
  converted: number
  unsubscribed: number
  bounced: number
  engaged: number
  events: number
  durationMs: number
  points: number
  /** Sessions by duration, see duration-bins.ts. */
  histogram: number[]
}

/** By bucket (ms), what a change of sessions adds: new ones counted up, old ones down. */
export function bucketsOf({ removed, added }: SessionChanges): Map<number, BucketTotals> {
  const buckets = new Map<number, BucketTotals>()
  for (const session of removed) countSession(buckets, session, -1)
  for (const session of added) countSession(buckets, session, 1)
  return buckets
}

interface Countable {
  startedAt: number
  durationMs: number
  eventCount: number
  points: number
  outcome: Outcome
}

export function countSession(buckets: Map<number, BucketTotals>, session: Countable, sign: 1 | -1): void {
  const bucket = Math.floor(session.startedAt / bucketMs) * bucketMs
  let totals = buckets.get(bucket)
  if (!totals) {
    totals = nothing()
    buckets.set(bucket, totals)
  }
  totals.sessions += sign
  totals[session.outcome] += sign
  totals.events += sign * session.eventCount
  totals.durationMs += sign * session.durationMs
  totals.points += sign * session.points
  const bin = durationBinOf(session.durationMs)
  totals.histogram[bin] = (totals.histogram[bin] ?? 0) + sign
}

export function isNothing({ histogram, ...totals }: BucketTotals): boolean {
  return Object.values(totals).every((value) => value === 0) && histogram.every((value) => value === 0)
}

function nothing(): BucketTotals {
  return {
    sessions: 0,
    converted: 0,
    unsubscribed: 0,
    bounced: 0,
    engaged: 0,
    events: 0,
    durationMs: 0,
    points: 0,
    histogram: durationBinStartsMs.map(() => 0),
  }
}
