import type { CodedTouch } from '@/lib/sessions/trail'
import type { LeadNumbers } from './lead-numbers'
import type { TextNumbers } from './text-numbers'

/** The sessions that started on one UTC day, by their start. What stands at one place of the lists is one session. */
export interface DayColumns {
  dayMs: number
  size: number
  startMs: Float64Array
  durationMs: Float64Array
  points: Float64Array
  /** See `Numbers`. */
  leads: Int32Array
  /** Places in the closed lists of the sessionizer. */
  sources: Uint8Array
  outcomes: Uint8Array
  intents: Uint8Array
  /** See `Numbers`; `noNumber` without one. */
  campaigns: Int32Array
  /** See `Numbers`; `noNumber` when stored before pauses were. */
  pauses: Int32Array
  /** The codes of all events; those of one session begin at its place in `touchStarts` and end before the next one's. */
  touches: Int32Array
  touchStarts: Int32Array
}

export const noNumber = 0

/** What the numbers in columns stand for. */
export interface Numbers {
  leads: LeadNumbers
  campaigns: TextNumbers
  pauses: TextNumbers
}

/** Some of a day's sessions: their places, by their start. */
export interface DayRows {
  day: DayColumns
  rows: Int32Array
}

/** Sessions, by their start. */
export interface ColumnSessions {
  parts: DayRows[]
  numbers: Numbers
  /** All that the sessions have, and maybe more. */
  touches: readonly CodedTouch[]
}
