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
    if (before) count(this.before, before, 1)
    if (after) count(this.after, after, 1)
    const isIntentSame = before?.intent === after?.intent
    const isOutcomeSame = before?.outcome === after?.outcome
    if (!isIntentSame) move(this.#intent, before?.intent ?? null, after?.intent ?? null, before, after)
    if (!isOutcomeSame) move(this.#outcome, before?.outcome ?? null, after?.outcome ?? null, before, after)
    if (isIntentSame && isOutcomeSame && before && after && isReworded(before, after)) this.reworded++
  }

  /** So many sessions of which no more is known than their levels. */
  addLevels(before: Levels, after: Levels, sessions: number): void {
    count(this.before, before, sessions)
    count(this.after, after, sessions)
    if (before.intent !== after.intent) moveOf(this.#intent, before.intent, after.intent).count += sessions
    if (before.outcome !== after.outcome) moveOf(this.#outcome, before.outcome, after.outcome).count += sessions
  }

  /** Tells of a session that `addLevels` has counted. */
  addExample([before, after]: SessionPair): void {
    if (!before || !after) return
    const intent = this.#intent.get(keyOf(before.intent, after.intent))
    const outcome = this.#outcome.get(keyOf(before.outcome, after.outcome))
    if (intent && before.intent !== after.intent) showExample(intent, before, after)
    if (outcome && before.outcome !== after.outcome) showExample(outcome, before, after)
  }

  /** The moves between levels, the largest first. */
  get intentMoves(): UnnamedMove<Intent>[] {
    return [...this.#intent.values()].sort((a, b) => b.count - a.count)
  }

  get outcomeMoves(): UnnamedMove<Outcome>[] {
    return [...this.#outcome.values()].sort((a, b) => b.count - a.count)
  }
}

export const maxExamples = 5

type Levels = Pick<Session, 'intent' | 'outcome'>

function move<Level extends string>(
  moves: Map<string, UnnamedMove<Level>>,
  from: Level | null,
  to: Level | null,
  before: Session | null,
  after: Session | null,
): void {
  const found = moveOf(moves, from, to)
  found.count++
  showExample(found, before, after)
}

function moveOf<Level extends string>(
  moves: Map<string, UnnamedMove<Level>>,
  from: Level | null,
  to: Level | null,
): UnnamedMove<Level> {
  const key = keyOf(from, to)
  const found = moves.get(key) ?? { from, to, count: 0, examples: [] }
  moves.set(key, found)
  return found
}

const keyOf = (from: string | null, to: string | null) => `${from} ${to}`

function showExample({ examples }: UnnamedMove<string>, before: Session | null, after: Session | null): void {
  // The session as it stands in the table now, if it does.
  const session = before ?? after
  if (!session || session.startedAt <= (examples[maxExamples - 1]?.startedAt ?? Number.NEGATIVE_INFINITY)) return
  const { id: sessionId, leadId, startedAt, steps } = session
  examples.push({ sessionId, leadId, startedAt, steps, reason: after?.intentReasons[0] ?? null })
  examples.sort((a, b) => b.startedAt - a.startedAt)
  examples.length = Math.min(examples.length, maxExamples)
}

function count(levels: LevelCounts, { intent, outcome }: Levels, sessions: number): void {
  levels.sessions += sessions
  levels.intent[intent] += sessions
  levels.outcome[outcome] += sessions
}

export function isReworded(before: Session, after: Session): boolean {
  return !areSame(before.steps, after.steps) || !areSame(before.intentReasons, after.intentReasons)
}

export function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index])
}
