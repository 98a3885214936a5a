import type { Database } from '@/lib/db/database'
import type { Rules } from '@/lib/sessionizer'
import { readSessions } from '@/lib/sessions/columns/read-sessions'
import { areTold } from '@/lib/sessions/columns/select-rows'
import type { DayRange } from '@/lib/time/day-range'
import { isReworded } from '../compare-sessions'
import { compareTrails, type Place, type Round } from './compare-trails'
import { readPairs } from './read-pairs'

const sessionsPerRead = 500

/**
 * Counts all sessions that started on some days from the columns, for rules that leave their borders where they are.
 * Examples are worked out from their events, and so are the few sessions whose reasons depend on their times.
 * @returns how many leads they are of; null when the columns do not tell all touches apart
 */
export async function previewTrails(
  days: DayRange & { tz: string },
  before: Rules,
  rounds: readonly [Round, ...Round[]],
  signal: AbortSignal | undefined,
  db: Database,
): Promise<number | null> {
  const sessions = await readSessions(days, { nowMs: 0, gapMs: before.gapMs }, db)
  if (!areTold(sessions.touches)) return null
  const { leads, examples, unsure } = await compareTrails(sessions, before, rounds, signal)
  const [{ rules: after, comparison }] = rounds
  async function* read(places: readonly Place[]) {
    for (let from = 0; from < places.length; from += sessionsPerRead) {
      signal?.throwIfAborted()
      yield* await readPairs(places.slice(from, from + sessionsPerRead), before, after, sessions.numbers, db)
    }
  }
  for await (const pair of read(examples)) comparison.addExample(pair)
  for await (const [was, is] of read(unsure)) if (was && is && isReworded(was, is)) comparison.reworded++
  return leads
}
