// The words of the domain. Times are milliseconds since 1970 UTC; a path is a URL's path without its query.
import type { NoiseRules } from './noise'

/** What the sessionizer reads of an event. `seq` is the order of arrival: it orders events of the same instant. */
export interface SessionEvent {
  id: string
  leadId: string
  seq: number
  occurredAt: number
  type: string
  label?: string | null
  path?: string | null
  url?: string | null
  referrer?: string | null
  campaign?: string | null
  utmSource?: string | null
  utmMedium?: string | null
  points: number
  /** What kinds of noise it was recognised as (`bot,burst`). Whether it counts, the rules say; `passive` follows from them alone. */
  suppressed?: string | null
}

/** A kind of page. `kind` decides what its views say about intent. */
export interface ContentCategory {
  name: string
  /** Paths as patterns, see pattern.ts. The first category with a matching pattern names the page. */
  patterns: string[]
  kind: 'evaluation' | 'content' | 'neutral' | 'negative'
  /** How much one view adds to its kind. */
  weight: number
}

export interface IntentRules {
  /** High intent from this much weight of evaluation pages in one session, even without a goal. */
  highEvaluationWeight: number
  /** Research from this much weight of content pages in one session. */
  researchContentWeight: number
  /** Events that speak against interest, whatever else happened. */
  negativeTypes: string[]
}

/** A workspace's rules. Sessions are a pure function of events and these. */
export interface Rules {
  /** A pause this long, or longer, ends a session. */
  gapMs: number
  /** Event types that count as a conversion. */
  goals: string[]
  /** Event types that are not the lead's own doing. */
  passive: string[]
  /** Which kinds of noise are left out. */
  noise: NoiseRules
  categories: ContentCategory[]
  intent: IntentRules
}

export const outcomes = ['converted', 'engaged', 'bounced', 'unsubscribed'] as const
export type Outcome = (typeof outcomes)[number]

export const intents = ['high', 'research', 'neutral', 'low'] as const
export type Intent = (typeof intents)[number]

export const statuses = ['active', 'idle', 'ended'] as const
export type Status = (typeof statuses)[number]

export const sources = [
  'Email',
  'Direct',
  'Organic Search',
  'Paid Search',
  'Organic Social',
  'Paid Social',
  'Organic Video',
  'Paid Video',
  'Organic Shopping',
  'Paid Shopping',
  'Display',
  'AI Assistant',
  'Referral',
  'Affiliates',
  'Audio',
  'SMS',
  'Mobile Push',
  'Cross-network',
  'Paid Other',
] as const
/** The channel that brought a session: GA4's default channel group, with AI assistants as their own. */
export type Source = (typeof sources)[number]

/** The first or last action of a session. */
export interface Point {
  /** The event's type: `email_open`, `page_view`. */
  type: string
  /** Its name for people: "Email opened", "Pricing". */
  label: string
  path: string | null
}

/** What a sequence of events is made of: a type, and where it happened. */
export interface Touch {
  type: string
  /** Missing, null and empty are the same. */
  path?: string | null | undefined
}

export interface Session {
  /** `<leadId>-<startedAt in base 36>` */
  id: string
  leadId: string
  startedAt: number
  endedAt: number
  durationMs: number
  eventCount: number
  points: number
  entry: Point
  exit: Point
  source: Source
  campaign: string | null
  /** Touch labels in order, repeats collapsed, the first 50. */
  steps: string[]
  /** Distinct, in order of first appearance. Sessions may share the list. */
  eventTypes: readonly string[]
  /** Distinct pages that were viewed, in order of first appearance. Where a click or a form happened is no view. */
  paths: string[]
  outcome: Outcome
  intent: Intent
  /** Why, in sentences for a sales rep; at least one. */
  intentReasons: string[]
}

/** A session with the events that it counts, in order. */
export interface TracedSession extends Session {
  touches: readonly Touch[]
  /** How long it paused between them, as `writePauses` writes it. */
  pauses: string
}
