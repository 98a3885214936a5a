/** What giving points anew would do, over the leads that were looked at. */
export interface ScoringPreview {
  /** Of `leadsTotal`. Less when time ran out: the first by id, a fair sample. */
  leads: number
  leadsTotal: number
  /** Events that get other points, or the same from another rule. */
  events: number
  /** Leads whose score changes. */
  changedLeads: number
  /** Sessions whose points change. */
  sessions: number
  /** Scores of the leads that were looked at, together. */
  pointsBefore: number
  pointsAfter: number
  /** The events that change by the rule that gives their points then; null: by none. */
  byRule: { rule: string | null; events: number; points: number }[]
  /** The leads whose scores change most. */
  examples: ScoredLead[]
}

export interface ScoredLead {
  leadId: string
  /** Name, else email, else id. */
  lead: string
  before: number
  after: number
  events: number
}

/** A line of a preview that is being computed. */
export type ScoringPreviewMessage =
  | { kind: 'progress'; leads: number; leadsTotal: number }
  | { kind: 'done'; preview: ScoringPreview }
  | { kind: 'failed'; message: string }

/** Points given anew, once: how far it is, and what came of it so far. */
export interface ScoringRun {
  id: string
  isRunning: boolean
  startedAt: number
  finishedAt: number | null
  leads: number
  leadsTotal: number
  events: number
  sessions: number
  /** Points more (or less, when negative). */
  points: number
  /** Why it does not go on at the moment; it tries again by itself. */
  problem: string | null
}
