// What becomes of sessions under other rules: which one goes on as which, and the sums of that.
import type { Intent, Outcome, Session } from '@/lib/sessionizer'
import type { LevelCounts, MoveExample, SessionMove } from './types'

/** A session before and after; null where there is none. */
export type SessionPair = [before: Session | null, after: Session | null]

/**
 * Pairs the sessions of one lead under two sets of rules, each once: a session goes on as the first one that shares a
 * moment with it and is not taken. Both in order.
 */
export function* pairSessions(before: readonly Session[], after: readonly Session[]): Generator<SessionPair> {
  let next = 0
  for (const session of after) {
    let old = before[next]
    while (old && old.endedAt < session.startedAt) {
      yield [old, null]
      old = before[++next]
    }
    if (old && old.startedAt <= session.endedAt) {
      yield [old, session]
      next++
    } else yield [null, session]
  }
  for (const old of before.slice(next)) yield [old, null]
}

export function noLevels(): LevelCounts {
  return {
    sessions: 0,
    intent: { high: 0, research: 0, neutral: 0, low: 0 },
    outcome: { converted: 0, engaged: 0, bounced: 0, unsubscribed: 0 },
  }
}

/** A move whose examples do not know the names of their leads yet. */
export type UnnamedMove<Level> = Omit<SessionMove<Level>, 'examples'> & {
  examples: (Omit<MoveExample, 'lead'> & { leadId: string })[]
}

/** Sums over pairs. */
export class Comparison {
  readonly before = noLevels()
  readonly after = noLevels()
  reworded = 0
  readonly #intent = new Map<string, UnnamedMove<Intent>>()
  readonly #outcome = new Map<string, UnnamedMove<Outcome>>()

  add([before, after]: SessionPair): void {
    if (before) count(this.before, before)
    if (after) count(this.after, after)
    const isIntentSame = before?.intent === after?.intent
    const isOutcomeSame = before?.outcome === after?.outcome
    if (!isIntentSame) move(this.#intent, before?.intent ?? null, after?.intent ?? null, before, after)
    if (!isOutcomeSame) move(this.#outcome, before?.outcome ?? null, after?.outcome ?? null, before, after)
    if (isIntentSame && isOutcomeSame && before && after && isReworded(before, after)) this.reworded++
  }

  /** The moves between levels, the largest first. */
  get intentMoves(): UnnamedMove<Intent>[] {
    return [...this.#intent.values()].sort((a, b) => b.count - a.count)
  }

  get outcomeMoves(): UnnamedMove<Outcome>[] {
    return [...this.#outcome.values()].sort((a, b) => b.count - a.count)
  }
}

const maxExamples = 5

function move<Level extends string>(
  moves: Map<string, UnnamedMove<Level>>,
  from: Level | null,
  to: Level | null,
  before: Session | null,
  after: Session | null,
): void {
  const key = `${from} ${to}`
  let found = moves.get(key)
  if (!found) {
    found = { from, to, count: 0, examples: [] }
    moves.set(key, found)
  }
  found.count++
  // The session as it stands in the table now, if it does.
  const session = before ?? after
  if (!session || session.startedAt <= (found.examples[maxExamples - 1]?.startedAt ?? Number.NEGATIVE_INFINITY)) return
  const { id: sessionId, leadId, startedAt, steps } = session
  found.examples.push({ sessionId, leadId, startedAt, steps, reason: after?.intentReasons[0] ?? null })
  found.examples.sort((a, b) => b.startedAt - a.startedAt)
  found.examples.length = Math.min(found.examples.length, maxExamples)
}

function count(levels: LevelCounts, { intent, outcome }: Session): void {
  levels.sessions++
  levels.intent[intent]++
  levels.outcome[outcome]++
}

function isReworded(before: Session, after: Session): boolean {
  return !isSame(before.steps, after.steps) || !isSame(before.intentReasons, after.intentReasons)
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index])
}
