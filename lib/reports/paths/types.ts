import type { DayRange } from '@/lib/time/day-range'
import type { Lift } from '../statistics'

// What the Paths report shows. Each `href` opens exactly the sessions that the figure beside it counts.

export interface Conversions {
  sessions: number
  /** Distinct leads of them. */
  leads: number
  /** Sessions with an event of a chosen goal. */
  conversions: number
  /** Distinct leads of those. */
  convertingLeads: number
}

export interface Headline {
  current: Conversions
  /** Over as many days right before; null without a first and a last day, or when sessions began later. */
  previous: (Conversions & DayRange) | null
  href: string
  conversionsHref: string
}

/** Sessions that have something in common, and how they convert. */
export interface BreakdownRow {
  key: string
  label: string
  sessions: number
  conversions: number
  /** Of all their events. */
  points: number
  href: string
  conversionsHref: string
}

export interface Breakdowns {
  entries: BreakdownRow[]
  /** Those with the most sessions or the most conversions. */
  pages: BreakdownRow[]
  /** Different entry pages in all; no page is one of them. */
  pageCount: number
  channels: BreakdownRow[]
  /** Converting sessions in all. */
  conversions: number
}

export interface SequenceRow {
  /** The full route up to the goal, or to the end of a session without one. Empty: the goal came first. */
  labels: string[]
  sessions: number
  conversions: number
  href: string
  conversionsHref: string
}

export interface Sequences {
  rows: SequenceRow[]
  /** Different routes in all; `rows` are those with the most conversions and the most sessions. */
  routes: number
}

/** Medians of the time from the start of a session to its first goal, in ms. */
export interface GoalTimes {
  /** Of all converting sessions; null without any. */
  all: number | null
  /** By route, see `routeKey`. */
  byRoute: Record<string, number>
}

export type FlowNodeKind = 'label' | 'others' | 'more' | 'start' | 'goal'

export interface FlowNode {
  id: string
  kind: FlowNodeKind
  /** A label, or a goal's type; empty for the other kinds. */
  name: string
  /** 0 for the entry. */
  column: number
  sessions: number
  href: string
}

export interface FlowBand {
  source: string
  target: string
  sessions: number
  href: string
}

/** The ways of converting sessions. */
export interface Flow {
  nodes: FlowNode[]
  bands: FlowBand[]
  /** Converting sessions in all. */
  conversions: number
}

export interface ContentRow {
  label: string
  /** Converting sessions that had it before the goal. */
  converting: number
  /** Sessions without a goal that had it. */
  others: number
  /** Null when there is nothing to compare. */
  lift: Lift | null
  convertingHref: string
  othersHref: string
}

export interface Content {
  rows: ContentRow[]
  labels: number
  /** All converting sessions, and all others. */
  converting: number
  others: number
}

export interface Bucket {
  label: string
  sessions: number
  href: string
}

/** First conversions of leads that pass the filter. */
export interface AcrossSessions {
  conversions: number
  /** By how many sessions the lead had up to it, inside. */
  visits: Bucket[]
  /** By full days since the lead's first session. */
  days: Bucket[]
  channels: { first: string[]; last: string[]; cells: ChannelCell[] }
}

export interface ChannelCell {
  first: string
  last: string
  sessions: number
  href: string
}
