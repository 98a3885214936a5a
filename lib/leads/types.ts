import type { EventRow } from '@/lib/events/types'
import type { Intent, Outcome, Session, Source, Status } from '@/lib/sessionizer/types'
import type { NotCounted } from '@/lib/sessions/types'

// What is read of leads. Times are milliseconds since 1970 UTC, days YYYY-MM-DD in the viewer's zone.

export interface LeadRow {
  id: string
  name: string | null
  email: string | null
  company: string | null
  owner: string | null
  /** Its sender's own id, where it has neither name nor email. */
  userId?: string
  /** Of its counted events; null while it has none. */
  firstSeenAt: number | null
  lastSeenAt: number | null
  eventCount: number
  sessionCount: number
  /** The sum of its points. */
  score: number
}

export interface Lead extends LeadRow {
  /** The keys by which senders name it: `user:42`, `anon:9f1c`, `email:ann@example.com`. */
  identities: string[]
}

export interface LeadPage {
  rows: LeadRow[]
  /** Cursors for `after=` and `before=`; null at that end. */
  next: string | null
  previous: string | null
}

/** A session in the journey of its lead. */
export interface JourneySession extends Session {
  status: Status
  /** When it ends unless the lead does something before. */
  closesAt: number
  /** How many of its events the journey's filter matches; null without one. */
  matches: number | null
}

/** As of any time. */
export type UndatedJourneySession = Omit<JourneySession, 'status' | 'closesAt'>

export interface Journey {
  rows: JourneySession[]
  /** Sessions under the filter, all pages together. */
  sessionCount: number
  next: string | null
  previous: string | null
}

/** Events of a silence that do not count. */
export interface OutsideEvents {
  count: number
  /** Of the silence; null where no session bounds it. */
  fromMs: number | null
  toMs: number | null
  /** The newest few, newest first. */
  events: EventRow[]
}

/** What a page of a journey leaves out since it does not count. */
export interface RawJourney {
  /** By the id of the session that it happened during. */
  within: Record<string, NotCounted>
  /** By the id of the session that ended the silence; under an empty name what came after the newest session. */
  outside: Record<string, OutsideEvents>
}

export type UndatedJourney = Omit<Journey, 'rows'> & { rows: UndatedJourneySession[] }

/** What brought a lead back, once or several times in a row. */
export interface Touch {
  source: Source
  campaign: string | null
  /** How the first of these sessions began. */
  entryLabel: string
  sessionCount: number
  firstSessionId: string
  firstAt: number
  lastAt: number
}

/** From the first touch to the first conversion; to the present while there is none. */
export interface TouchChain {
  touches: Touch[]
  conversion: { sessionId: string; startedAt: number; goals: string[] } | null
}

/** A day on which the lead did something. */
export interface ActiveDay {
  day: string
  events: number
  points: number
}

/** The goal events of one type. */
export interface ReachedGoal {
  type: string
  count: number
  firstAt: number
  lastAt: number
}

/** How keen a lead is right now. */
export interface Standing {
  goals: ReachedGoal[]
  /** The latest sessions, newest first, at most five. */
  latest: { id: string; startedAt: number; intent: Intent; outcome: Outcome }[]
  /** Sentences on how the latest visits differ from the ones before. */
  changes: string[]
}

export interface TypeCount {
  type: string
  label: string
  count: number
}

/** Who said that two are one: a call to identify or alias, or a person here. */
export type JoinReason = 'identify' | 'alias' | 'person'

/** What became of a join of identity keys. */
export interface JoinOutcome {
  /**
   * `joined`: keys or leads came together, or a lead was made. `known`: nothing new, but for what its card says.
   * `conflict`: there are several known users among them; what was not in doubt is joined. `apart`: someone has undone
   * this join before; the rest is joined.
   */
  outcome: 'joined' | 'known' | 'conflict' | 'apart'
  /** The lead that the keys name; null when a conflict leaves that open. */
  leadId: string | null
  /** A sentence, for `conflict` and `apart`. */
  reason?: string
}

/** Known users that someone said were one. */
export interface IdentityConflict {
  id: string
  /** The last time. */
  at: number
  /** How often. */
  times: number
  /** The users' keys, and those that they were named with. */
  keys: string[]
  reason: string
  /** The leads that the users have now. */
  leads: ConflictLead[]
  /** Keys of users of whom nothing has come yet. */
  strangers: string[]
}

export interface ConflictLead {
  id: string
  name: string | null
  email: string | null
  company: string | null
  eventCount: number
  sessionCount: number
  keys: string[]
}

/** A key that came to its lead by a join, and which join that was. */
export interface LeadJoin {
  /** Of the join: what undoes it. */
  id: string
  /** What was joined: the key that names it. */
  key: string
  /** The key that it was said to be. */
  intoKey: string
  reason: JoinReason
  /** Why a person joined them. */
  note: string | null
  joinedAt: number
  /** The keys that come off with it when it is undone, itself among them. */
  keys: string[]
  /** The number of events that moved when it was joined. */
  events: number
}

/** Two that someone has parted: no call to identify joins them again. */
export interface PartedJoin {
  id: string
  /** The other side, seen from the lead. */
  key: string
  undoneAt: number
  /** The other lead; null while its key has none. */
  lead: { id: string; name: string | null; email: string | null } | null
}

export interface UndoneJoin {
  /** The lead that the keys had been joined to. */
  leadId: string
  /** The lead that they have now; null when nothing has come by them. */
  partedId: string | null
}

/** By what a lead is known. */
export interface LeadIdentities {
  /** The key that the lead was first known by. */
  ownKey: string | null
  /** The others, the latest first. */
  joins: LeadJoin[]
  parted: PartedJoin[]
  /** Events that do not count since another one of the lead has the same id. */
  duplicates: number
}

/** What is kept of an erased lead. */
export interface Erasure {
  id: string
  leadId: string
  erasedAt: number
  identities: number
  events: number
  sessions: number
}
