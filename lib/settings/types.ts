import type { ScoringRun } from '@/lib/scoring/types'
import type { NoiseReason } from '@/lib/sessionizer/noise'
import type { Intent, Outcome, Rules } from '@/lib/sessionizer/types'
import type { DayRange } from '@/lib/time/day-range'

/** How far the rebuild after a change of the rules is. */
export interface RebuildProgress {
  leads: number
  /** Leads whose sessions are still those of older rules. */
  staleLeads: number
  /** Why it does not go on at the moment; it tries again by itself. */
  problem: string | null
}

/** What the server does in the background. */
export interface BackgroundWork {
  /** Null when every session follows the rules. */
  rebuild: RebuildProgress | null
  /** The latest time that points were given anew; null when they never were. */
  run: ScoringRun | null
  /** Another one than before means that the rules have changed; null before there are any. */
  rulesVersion: number | null
}

export interface SavedRules {
  rules: Rules
  /** What there is to rebuild now; null when every session follows the rules already. */
  progress: RebuildProgress | null
}

export interface LevelCounts {
  sessions: number
  intent: Record<Intent, number>
  outcome: Record<Outcome, number>
}

/** A session that moves. */
export interface MoveExample {
  sessionId: string
  /** Name, else email, else id. */
  lead: string
  startedAt: number
  steps: string[]
  /** Why it has its intent by the new rules; null when it is no more. */
  reason: string | null
}

/**
 * Sessions that go from one level to another. Where a pause or a type counts differently, sessions also come (`from` is
 * null: split off, or of events that did not count) and go (`to` is null: joined to another, or of events that no longer
 * count).
 */
export interface SessionMove<Level> {
  from: Level | null
  to: Level | null
  count: number
  /** The newest, at most 5. */
  examples: MoveExample[]
}

/** What one of several changes would do alone. */
export interface ChangeEffect {
  text: string
  /** Sessions more (or less, when negative). */
  sessions: number
  /** How many sessions are of another intent, come or go. */
  intent: number
  outcome: number
}

/** What other rules would make of the sessions that started on some days. */
export interface RulesPreview {
  /** First and last day, YYYY-MM-DD in `tz`. */
  from: string
  to: string
  tz: string
  /** How many leads were looked at, of all that were active on these days. Less when time ran out: the first by id, a fair sample. */
  leads: number
  leadsTotal: number
  before: LevelCounts
  after: LevelCounts
  intent: SessionMove<Intent>[]
  outcome: SessionMove<Outcome>[]
  /** Sessions that only have other names for their steps, or other reasons. */
  reworded: number
  /** The changes one by one; empty when there is only one. */
  changes: ChangeEffect[]
}

/** A line of a preview that is being computed. */
export type PreviewMessage =
  | { kind: 'progress'; leads: number; leadsTotal: number }
  | { kind: 'done'; preview: RulesPreview }
  | { kind: 'failed'; message: string }

/** What the newest events are about: what rules can be made of. */
export interface RecentActivity {
  /** Types of events, the most frequent first. */
  types: { type: string; count: number }[]
  /** Pages viewed, the most viewed first. */
  pages: { path: string; views: number }[]
  /** How many more pages there are. */
  morePages: number
}

/** How many events were recognised as each kind of noise. */
export interface NoiseCounts {
  counts: Record<NoiseReason, { today: number; month: number }>
  /** The days that were counted, in `tz`. */
  today: DayRange
  month: DayRange
  tz: string
}
