import type { Intent, Outcome, Rules } from '@/lib/sessionizer'
import { inTurns } from '@/lib/sessions/columns/in-turns'
import { LeadMarks } from '@/lib/sessions/columns/lead-marks'
import type { ColumnSessions, DayRows } from '@/lib/sessions/columns/types'
import { type Comparison, maxExamples } from '../compare-sessions'
import { concerns } from './concerns'
import { Gists } from './gists'
import { compareReasons, hoursApart, judge, withoutGap } from './judge-touches'
import { stepChanges } from './step-changes'

/** What rules make of sessions, and where it is to be counted. */
export interface Round {
  rules: Rules
  comparison: Comparison
}

/** A session by its place. */
export interface Place {
  part: DayRows
  row: number
}

export interface ComparedTrails {
  /** How many leads the sessions are of. */
  leads: number
  /** The newest sessions of each move, as many as a move has examples. */
  examples: Place[]
  /** Sessions of which only their times can tell whether their reasons are other ones. The newest first. */
  unsure: Place[]
}

/**
 * Counts what becomes of sessions whose borders all rules leave where they are, from what the columns hold of them: their
 * touches. Adds to the comparisons of all rounds; the reworded ones to the first.
 * @param before the rules by which the sessions were made
 */
export async function compareTrails(
  { parts, touches }: ColumnSessions,
  before: Rules,
  rounds: readonly [Round, ...Round[]],
  signal?: AbortSignal,
): Promise<ComparedTrails> {
  const gists = new Gists(touches, [before, ...rounds.map(({ rules }) => rules)])
  const isRenamed = stepChanges(touches, before, rounds[0].rules)
  const leads = new LeadMarks()
  const days: Sorted[] = []
  for await (const part of inTurns(parts)) {
    signal?.throwIfAborted()
    days.push(sortOut(part, gists, isRenamed))
    leads.addAll(part.day.leads, part.rows)
  }
  const verdicts = new Verdicts(gists, before, rounds)
  for await (const gist of inTurns(counted(days, gists.size))) verdicts.add(gist)
  return { leads: leads.count, ...collect(days.reverse(), verdicts) }
}

interface Sorted {
  part: DayRows
  /** By row of the part: its gist. */
  gists: Int32Array
  /** By row of the part: 1 when its steps get other names. */
  renamed: Uint8Array
}

function sortOut(part: DayRows, gists: Gists, isRenamed: ReturnType<typeof stepChanges>): Sorted {
  const { touches, touchStarts } = part.day
  const found = new Int32Array(part.rows.length)
  const renamed = new Uint8Array(part.rows.length)
  for (let at = 0; at < part.rows.length; at++) {
    const row = part.rows[at] as number
    const [from, to] = [touchStarts[row] as number, touchStarts[row + 1] as number]
    found[at] = gists.of(touches, from, to)
    if (isRenamed(touches, from, to)) renamed[at] = 1
  }
  return { part, gists: found, renamed }
}

interface CountedGist {
  gist: number
  sessions: number
  renamed: number
}

function counted(days: readonly Sorted[], size: number): CountedGist[] {
  const [sessions, renamed] = [new Int32Array(size), new Int32Array(size)]
  for (const day of days) {
    for (let at = 0; at < day.gists.length; at++) {
      const gist = day.gists[at] as number
      ;(sessions[gist] as number)++
      ;(renamed[gist] as number) += day.renamed[at] as number
    }
  }
  return Array.from(sessions, (count, gist) => ({ gist, sessions: count, renamed: renamed[gist] ?? 0 })).filter(
    ({ sessions }) => sessions > 0,
  )
}

interface Moves {
  intent: string | null
  outcome: string | null
}

/** What the rules say of each gist. */
class Verdicts {
  readonly moves: (Moves | undefined)[] = []
  readonly isUnsure: (true | undefined)[] = []
  private readonly before: Rules
  private readonly rounds: readonly (Round & { isConcerned: ReturnType<typeof concerns> })[]

  constructor(
    private readonly gists: Gists,
    before: Rules,
    rounds: readonly Round[],
  ) {
    this.before = withoutGap(before)
    this.rounds = rounds.map(({ rules, comparison }) => ({
      ...{ rules: withoutGap(rules), comparison, isConcerned: concerns(before, rules) },
    }))
  }

  add({ gist, sessions, renamed }: CountedGist): void {
    const touches = this.gists.touchesOf(gist)
    const timeAt = hoursApart(touches.length)
    const old = judge(touches, this.before, timeAt)
    for (const [index, { rules, comparison, isConcerned }] of this.rounds.entries()) {
      const is = isConcerned(touches) ? judge(touches, rules, timeAt) : old
      comparison.addLevels(old, is, sessions)
      if (index > 0) continue
      if (old.intent !== is.intent || old.outcome !== is.outcome) {
        this.moves[gist] = { intent: moveOf(old.intent, is.intent), outcome: moveOf(old.outcome, is.outcome) }
        continue
      }
      const reasons = compareReasons(touches, { session: old, rules: this.before }, { session: is, rules })
      comparison.reworded += reasons === 'other' ? sessions : renamed
      if (reasons === 'unsure') this.isUnsure[gist] = true
    }
  }
}

function moveOf<Level extends Intent | Outcome>(from: Level, to: Level): string | null {
  return from === to ? null : `${from} ${to}`
}

/** @param days the newest first */
function collect(days: readonly Sorted[], { moves, isUnsure }: Verdicts): Pick<ComparedTrails, 'examples' | 'unsure'> {
  const [examples, unsure]: [Place[], Place[]] = [[], []]
  const counts = { intent: new Map<string, number>(), outcome: new Map<string, number>() }
  const isWanted = (kind: keyof Moves, move: string | null) => {
    const count = move === null ? maxExamples : (counts[kind].get(move) ?? 0)
    if (move !== null) counts[kind].set(move, count + 1)
    return count < maxExamples
  }
  for (const { part, gists, renamed } of days) {
    for (let at = gists.length - 1; at >= 0; at--) {
      const gist = gists[at] as number
      const place = { part, row: part.rows[at] as number }
      const move = moves[gist]
      if (move) {
        const areWanted = [isWanted('intent', move.intent), isWanted('outcome', move.outcome)]
        if (areWanted.includes(true)) examples.push(place)
      } else if (isUnsure[gist] && renamed[at] === 0) unsure.push(place)
    }
  }
  return { examples, unsure }
}
