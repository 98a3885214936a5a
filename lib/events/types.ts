import type { ContentCategory } from '@/lib/sessionizer/types'
import type { Json } from './incoming-event'

/** One stored event as it is shown. Times are milliseconds since 1970 UTC. */
export interface EventRow {
  leadId: string
  /** The sender's message id, unique within the lead. */
  id: string
  /** Order of arrival; orders events of the same instant. */
  seq: number
  occurredAt: number
  receivedAt: number
  type: string
  /** What the lead touched: "Pricing", "Email opened". */
  touch: string
  /** The type in words: "Page viewed". */
  typeLabel: string
  /** What it says about intent: a page view by its category. Null when it says nothing. */
  kind: ContentCategory['kind'] | null
  /** Its type is one of the workspace's goals. */
  isGoal: boolean
  /** A name that the sender gave it: a form's, a link's, a video's. */
  label: string | null
  path: string | null
  title: string | null
  url: string | null
  referrer: string | null
  campaign: string | null
  utmSource: string | null
  utmMedium: string | null
  utmTerm: string | null
  utmContent: string | null
  points: number
  /** The scoring rule that gave the points; null when they came with the event, or no rule fits. */
  ruleId: string | null
  /** The rule's name; null when it is gone. */
  ruleName: string | null
  /** Why it does not count: the kinds of noise that it is (`bot,burst`), or `passive`; null when it counts. */
  suppressed: string | null
  /** The kinds of noise that it was recognised as, whether or not the rules leave them out. */
  recognised: string | null
  props: { [name: string]: Json } | null
}

/** An event of a list: with its lead's name, and the session that holds it. */
export interface ListedEvent extends EventRow {
  lead: { name: string | null; email: string | null; company: string | null }
  /** Null for a suppressed event that no session surrounds. */
  sessionId: string | null
}

export interface EventPage {
  rows: ListedEvent[]
  /** Cursors for `after=` and `before=`; null at that end. */
  next: string | null
  previous: string | null
  /** Up to when events were looked through, where a page has ended before it was full; else null. */
  searchedTo: number | null
}

/** An event inside a session. */
export interface TimelineEvent extends EventRow {
  /** Since the session's previous counted event; null for the first. */
  elapsedMs: number | null
  /** Points of the session up to and including this event. */
  total: number
}

/** A stretch of a session's events, in order. */
export interface TimelineWindow {
  events: TimelineEvent[]
  /** Cursor of the window after this one; null at the end. */
  next: string | null
  /** All events of the session that match the query, suppressed ones included. */
  eventCount: number
}

/** A session next to another one of the same lead, and the silence between them. */
export interface Neighbour {
  id: string
  startedAt: number
  endedAt: number
  silenceMs: number
}

export interface SessionTimeline extends TimelineWindow {
  previous: Neighbour | null
  following: Neighbour | null
}
