import { type Outcome, outcomes } from '@/lib/sessionizer/index'
import { inTurns } from './in-turns'
import type { ColumnSessions } from './types'

export interface OutcomeCount {
  /** Of the last start that is not after the session, from 1; 0 before all of them. */
  place: number
  outcome: Outcome
  sessions: number
}

/** How many sessions begin between some instants, by outcome. */
export async function countOutcomes({ parts }: ColumnSessions, startsMs: readonly number[]): Promise<OutcomeCount[]> {
  const counts = new Int32Array((startsMs.length + 1) * outcomes.length)
  for await (const { day, rows } of inTurns(parts)) {
    let place = 0
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number
      const startMs = day.startMs[row] as number
      // Sessions of a day stand by their start, so that the place only grows.
      while (place < startsMs.length && (startsMs[place] as number) <= startMs) place++
      const cell = place * outcomes.length + (day.outcomes[row] as number)
      counts[cell] = (counts[cell] as number) + 1
    }
  }
  return Array.from(counts, (sessions, cell): OutcomeCount => {
    const outcome = outcomes[cell % outcomes.length] as Outcome
    return { place: Math.floor(cell / outcomes.length), outcome, sessions }
  }).filter(({ sessions }) => sessions > 0)
}
