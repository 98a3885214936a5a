// A session is a run of one lead's counted events without a pause of `gapMs` or more. Midnight, a new page or a new
// campaign never split it, and nothing limits its length.
import { arrivalOf } from './channel'
import { type CompiledRules, compileRules, type TypeFacts } from './compile-rules'
import { judgeIntent } from './intent'
import { OpenSession } from './open-session'
import { writePauses } from './pauses'
import { maxInstantMs, sessionId } from './session-id'
import type { Outcome, Rules, Session, SessionEvent, TracedSession } from './types'

/**
 * Groups events into sessions, each yielded as soon as it is complete.
 * @param events ordered by `(leadId, occurredAt, seq)`, lead ids compared by code units; suppressed ones may be among them
 * @param rules never changed in place
 * @throws RangeError naming the two events when one stands before its predecessor, or has no valid time
 * @example [...sessionize(eventsOfOneLead, defaultRules)]
 */
export function sessionize(events: Iterable<SessionEvent>, rules: Rules): Generator<Session> {
  return fold(events, new Fold(rules, false, (open) => close(open, rules)))
}

/** The same sessions, each with its counted events: they are held in memory as long as the session is. */
export function traceSessions(events: Iterable<SessionEvent>, rules: Rules): Generator<TracedSession> {
  const running = new Fold(rules, true, (open) => {
    const touches = open.touches ?? []
    return Object.assign(close(open, rules), { touches, pauses: writePauses(touches) })
  })
  return fold(events, running)
}

function* fold<Closed>(events: Iterable<SessionEvent>, running: Fold<Closed>): Generator<Closed> {
  // An array by its indexes: its iterator would take a tenth of all the time.
  if (Array.isArray(events)) {
    const list: readonly SessionEvent[] = events
    for (let at = 0; at < list.length; at++) {
      const closed = running.take(list[at] as SessionEvent)
      if (closed !== null) yield closed
    }
  } else {
    for (const event of events) {
      const closed = running.take(event)
      if (closed !== null) yield closed
    }
  }
  const closed = running.end()
  if (closed !== null) yield closed
}

/** Events go in, one after the other, and sessions come out. */
class Fold<Closed> {
  private readonly compiled: CompiledRules
  private readonly open: OpenSession
  private previous: SessionEvent | null = null
  private facts: TypeFacts | null = null

  constructor(
    private readonly rules: Rules,
    isTraced: boolean,
    private readonly finish: (open: OpenSession) => Closed,
  ) {
    this.compiled = compileRules(rules)
    this.open = new OpenSession(this.compiled, isTraced)
  }

  /** The session that the event does not belong to, if one was open. */
  take(event: SessionEvent): Closed | null {
    const { open, previous } = this
    const isSameLead = previous !== null && previous.leadId === event.leadId
    if (!follows(previous, event, isSameLead)) throw outOfOrder(previous, event)
    let { facts } = this
    if (facts === null || previous === null || previous.type !== event.type) {
      facts = this.compiled.typeFacts(event.type)
      this.facts = facts
    }
    this.previous = event
    let closed = isSameLead ? null : this.end()
    if (facts.isPassive || (event.suppressed && this.compiled.noiseOf(event.suppressed))) return closed
    if (open.eventCount > 0 && event.occurredAt - open.last.occurredAt >= this.rules.gapMs) closed = this.end()
    if (open.eventCount === 0) open.begin(event)
    open.add(event, facts)
    return closed
  }

  end(): Closed | null {
    const { open } = this
    if (open.eventCount === 0) return null
    const closed = this.finish(open)
    open.eventCount = 0
    return closed
  }
}

function close(open: OpenSession, rules: Rules): Session {
  const { first, last, steps, paths } = open
  const { source, campaign } = arrivalOf(first)
  const { intent, reasons } = judgeIntent(open, rules.intent)
  return {
    id: sessionId(first.leadId, first.occurredAt),
    leadId: first.leadId,
    startedAt: first.occurredAt,
    endedAt: last.occurredAt,
    durationMs: last.occurredAt - first.occurredAt,
    eventCount: open.eventCount,
    points: open.points,
    entry: { type: first.type, label: steps[0] ?? first.type, path: first.path || null },
    exit: { type: last.type, label: open.lastStep, path: last.path || null },
    source,
    campaign,
    steps,
    eventTypes: open.types.seen.all,
    paths,
    outcome: outcomeOf(open),
    intent,
    intentReasons: reasons,
  }
}

/** A goal outweighs an unsubscribe; either outweighs the number of events. */
function outcomeOf(open: OpenSession): Outcome {
  const { all, goals } = open.types.seen
  if (goals.length > 0) return 'converted'
  if (all.includes('unsubscribe')) return 'unsubscribed'
  return open.eventCount === 1 ? 'bounced' : 'engaged'
}

/** Whether an event may stand after another. One without a valid time may stand nowhere. */
function follows(previous: SessionEvent | null, event: SessionEvent, isSameLead: boolean): boolean {
  if (!(Math.abs(event.occurredAt) <= maxInstantMs)) return false
  if (previous === null) return true
  if (!isSameLead) return previous.leadId < event.leadId
  if (previous.occurredAt !== event.occurredAt) return previous.occurredAt < event.occurredAt
  return previous.seq <= event.seq
}

function outOfOrder(previous: SessionEvent | null, event: SessionEvent): RangeError {
  if (previous === null || !(Math.abs(event.occurredAt) <= maxInstantMs)) {
    return new RangeError(`Event ${event.id} of lead ${event.leadId} has no valid time`)
  }
  const order = 'events must be ordered by lead, time and seq'
  return new RangeError(`Event ${describe(event)} comes after ${describe(previous)}; ${order}`)
}

function describe({ id, leadId, occurredAt, seq }: SessionEvent): string {
  return `${id} (lead ${leadId}, ${new Date(occurredAt).toISOString()}, seq ${seq})`
}
