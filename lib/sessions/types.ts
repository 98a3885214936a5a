import type { Sequence, TouchPattern } from '@/lib/filters/sequence'
import type { Session, Status } from '@/lib/sessionizer/types'

// What is read of sessions. Times are milliseconds since 1970 UTC; days are YYYY-MM-DD in the filter's time zone.

/** Who a session belongs to, as shown beside it. */
export interface SessionLead {
  id: string
  name: string | null
  email: string | null
  company: string | null
  /** Its sender's own id, where it has neither name nor email. */
  userId?: string
}

/** One row of the sessions table. */
export interface SessionRow extends Session {
  lead: SessionLead
  /** As of the time of the query. */
  status: Status
  /** When it ends unless its lead does something before. */
  closesAt: number
}

export interface SessionPage {
  rows: SessionRow[]
  /** Cursors for `after=` and `before=`; null exactly when nothing lies there. */
  next: string | null
  previous: string | null
}

/** What has become of a page of sessions since it was read. */
export interface LiveSessions {
  /** Those of its sessions that are still there, in no order. */
  rows: SessionRow[]
  /** Sessions under its filter that are not on it; 100 stands for more. */
  added: number
}

/** Totals of the sessions under a filter. */
export interface Totals {
  sessions: number
  /** Distinct leads. */
  leads: number
  /** The lower middle one; null without sessions. */
  medianDurationMs: number | null
  /** True when the median was read from counts by duration instead of the sessions themselves. */
  medianIsApproximate: boolean
  /** Sessions of one event and no goal, as a share from 0 to 1; null without sessions. */
  bounceRate: number | null
  /** Sessions with a goal, as a share from 0 to 1; null without sessions. */
  conversionRate: number | null
  points: number
}

export interface SessionSummary {
  current: Totals
  /** The same filter over as many days right before; null unless the filter has both a first and a last day. */
  previous: (Totals & { from: string; to: string }) | null
}

export interface TrendBucket {
  /** First and last day, both inside. */
  from: string
  to: string
  converted: number
  engaged: number
  bounced: number
  unsubscribed: number
}

/** Sessions over time by outcome. Every bucket of the range is there, also the empty ones. */
export interface SessionTrend {
  unit: 'day' | 'week' | 'month'
  buckets: TrendBucket[]
}

/** One value of a filter and the sessions that it would list under the other filters. */
export interface FacetValue {
  /** As the filter's parameter takes it. */
  value: string
  label: string
  count: number
}

/** What a step of a sequence may be about, and how many sessions have it; null where that is not counted. */
export interface TouchChoice extends TouchPattern {
  count: number | null
}

/**
 * A sequence, and the ids of the events that it finds in a session, in order; null when it is not in it. Or what is wrong
 * with the sequence.
 */
export type MarkedEvents =
  | { sequence: Sequence; eventIds: Promise<string[] | null>; problem?: never }
  | { sequence?: never; eventIds?: never; problem: string }

/** Events that do not count. */
/** By what one sees whether a lead or a session is still as it was. */
export interface Pulse {
  id: string
  eventCount: number
  /** Of its latest event that counts; null while there is none. */
  lastAt: number | null
  points: number
}

export interface NotCounted {
  count: number
  /** How many, by why: `bot,burst`, `passive`. */
  reasons: Record<string, number>
}

/** Those of some days, and perhaps of some leads. */
export interface NotCountedInDays extends NotCounted {
  from: string
  to: string
  tz: string
  lead: string[] | null
}
