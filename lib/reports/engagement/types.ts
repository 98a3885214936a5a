// What the engagement report says. Days are YYYY-MM-DD in the report's zone, both ends inside.
import type { DayRange } from '@/lib/time/day-range'
import type { Band } from './baseline'

/** Sessions of some lengths; both ends inside, in the unit of the filter (seconds, events), null for no end. */
export interface DistributionBin {
  min: number
  max: number | null
  sessions: number
}

export interface Distributions {
  sessions: number
  duration: DistributionBin[]
  events: DistributionBin[]
}

export const timeFigures = ['sessions', 'bounceRate', 'medianDurationMs', 'medianEvents'] as const
export type TimeFigure = (typeof timeFigures)[number]

/** A figure of one day or week, and what was normal for it. */
export interface FigureAtPoint {
  /** Null without sessions; shares from 0 to 1, durations in ms. */
  value: number | null
  band: Band | null
  /** `small`: of too few sessions to be judged. `open`: the day or week is not over. `new`: too little came before it. */
  verdict: 'inside' | 'above' | 'below' | 'small' | 'open' | 'new'
}

/** One day, or one week from Monday to Sunday. */
export interface TimePoint extends DayRange {
  sessions: number
  figures: Record<TimeFigure, FigureAtPoint>
}

export interface OverTime {
  unit: 'day' | 'week'
  points: TimePoint[]
}

/** What can drop: by the filter that keeps to it. */
export const dropKinds = ['campaign', 'entryPath', 'source'] as const
export type DropKind = (typeof dropKinds)[number]
export type DropCause = 'dead-link' | 'decay' | 'mismatch'

/** Sessions of a part of the board's time. */
export interface DropSums {
  sessions: number
  /** One event, no goal. */
  bounced: number
  /** Under ten seconds, single events included. */
  short: number
}

/** The judged days also know where a click led. */
export interface RecentSums extends DropSums {
  /** With a click in an email. */
  clicked: number
  /** With such a click and no page view after it. */
  dead: number
  /** With a view of an error page. */
  errors: number
}

/** A campaign, entry page or channel that does worse than it did, or than others do. */
export interface Drop {
  kind: DropKind
  value: string
  cause: DropCause
  /** The way a dead link shows: clicks that lead nowhere, or error pages. */
  deadBy?: 'clicks' | 'errors'
  /** Sessions lost: those that saw nothing, or those beyond what was to be expected (an estimate). */
  affected: number
  recent: RecentSums
  past: DropSums
  /** The bounce rate of the same channels elsewhere, in the mix of this one; null where there is too little else. */
  peerBounceRate: number | null
  /** The share of dead clicks (or error pages) of the others, for a dead link; null where there are none. */
  peerDeadShare: number | null
}

export interface Board {
  recent: DayRange
  past: DayRange
  /** The largest loss first. */
  drops: Drop[]
  /** How many campaigns, entry pages and channels had enough sessions to be compared. */
  compared: number
  /** False where the filter has steps of its own, beside which dead links cannot be looked for. */
  looksForDeadLinks: boolean
}

/** Pauses before counted events, `toMs` outside. */
export interface PauseBin {
  fromMs: number
  toMs: number | null
  pauses: number
}

export interface GapReport {
  /** The days of the events whose pauses are counted. */
  days: DayRange & { tz: string }
  /** The workspace's own. */
  gapMs: number
  pauses: PauseBin[]
  /** Events after a pause longer than all bins, and first events of leads. */
  apart: number
  /** How many sessions would start on those days. */
  gaps: { gapMs: number; sessions: number }[]
}
