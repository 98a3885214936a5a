// A session is a run of one lead's counted events without a pause of `gapMs` or more. Midnight, a new page or a new
// campaign never split it, and nothing limits its length.
import { campaignOf, channelOf } from './channel'
import { type CompiledRules, compileRules, type TypeFacts } from './compile-rules'
import { judgeIntent } from './intent'
import type { CategoryViews } from './intent-words'
import { writePauses } from './pauses'
import { maxInstantMs, sessionId } from './session-id'
import type { ContentCategory, Outcome, Rules, Session, SessionEvent, TracedSession } from './types'

/** More steps than this tell nobody anything. */
export const maxSteps = 50

/**
 * Groups events into sessions, each yielded as soon as it is complete.
 * @param events ordered by `(leadId, occurredAt, seq)`, lead ids compared by code units; suppressed ones may be among them
 * @param rules never changed in place
 * @throws RangeError naming the two events when one stands before its predecessor, or has no valid time
 * @example [...sessionize(eventsOfOneLead, defaultRules)]
 */
export function sessionize(events: Iterable<SessionEvent>, rules: Rules): Generator<Session> {
  return fold(events, rules, false, (open) => close(open, rules))
}

/** The same sessions, each with its counted events: they are held in memory as long as the session is. */
export function traceSessions(events: Iterable<SessionEvent>, rules: Rules): Generator<TracedSession> {
  return fold(events, rules, true, (open) => {
    const touches = open.touches ?? []
    return Object.assign(close(open, rules), { touches, pauses: writePauses(touches) })
  })
}

function* fold<Closed extends Session>(
  events: Iterable<SessionEvent>,
  rules: Rules,
  isTraced: boolean,
  finish: (open: OpenSession) => Closed,
): Generator<Closed> {
  const compiled = compileRules(rules)
  let open: OpenSession | null = null
  let previous: SessionEvent | null = null
  let facts: TypeFacts | null = null
  for (const event of events) {
    const isSameLead: boolean = previous !== null && previous.leadId === event.leadId
    if (!follows(previous, event, isSameLead)) throw outOfOrder(previous, event)
    if (facts === null || previous?.type !== event.type) facts = compiled.typeFacts(event.type)
    previous = event
    if (open !== null && !isSameLead) {
      yield finish(open)
      open = null
    }
    if (facts.isPassive || (event.suppressed && compiled.noiseOf(event.suppressed))) continue
    if (open !== null && event.occurredAt - open.last.occurredAt >= rules.gapMs) {
      yield finish(open)
      open = null
    }
    if (open === null) open = start(event, isTraced ? [] : null)
    extend(open, event, facts, compiled)
  }
  if (open !== null) yield finish(open)
}

interface OpenSession {
  first: SessionEvent
  last: SessionEvent
  /** Null when nobody asked for them. */
  touches: SessionEvent[] | null
  eventCount: number
  points: number
  steps: string[]
  lastStep: string
  lastType: string | null
  eventTypes: string[]
  goals: readonly string[]
  negatives: readonly string[]
  lastPath: string | null
  paths: string[]
  /** Once a session has many paths, the ones already in `paths`. */
  knownPaths: Set<string> | null
  viewed: CategoryViews[]
  /** A copy of `viewed` from when the first goal came. */
  viewedBefore: CategoryViews[] | null
}

/** Most sessions hold no goal, no negative event: they share this. */
const none: readonly string[] = []

/** A session that begins with the event, which has still to be counted. */
function start(event: SessionEvent, touches: SessionEvent[] | null): OpenSession {
  return {
    first: event,
    last: event,
    touches,
    eventCount: 0,
    points: 0,
    steps: [],
    lastStep: '',
    lastType: null,
    eventTypes: [],
    goals: none,
    negatives: none,
    lastPath: null,
    paths: [],
    knownPaths: null,
    viewed: [],
    viewedBefore: null,
  }
}

function extend(open: OpenSession, event: SessionEvent, facts: TypeFacts, compiled: CompiledRules): void {
  open.last = event
  open.touches?.push(event)
  open.eventCount++
  open.points += event.points
  let step = facts.label
  if (event.path && facts.isPageView) {
    addPath(open, event.path)
    const page = compiled.pageFacts(event.path)
    step = page.label
    if (page.category !== null) addView(open.viewed, page.category, event.occurredAt)
  }
  if (step !== open.lastStep) {
    open.lastStep = step
    if (open.steps.length < maxSteps) open.steps.push(step)
  }
  if (event.type !== open.lastType) {
    open.lastType = event.type
    if (!open.eventTypes.includes(event.type)) {
      open.eventTypes.push(event.type)
      if (facts.isGoal) addGoal(open, event.type)
      if (facts.isNegative) open.negatives = [...open.negatives, event.type]
    }
  }
}

/** Sessions have a handful of paths; only one with many pays for a set. */
function addPath(open: OpenSession, path: string): void {
  if (path === open.lastPath) return
  open.lastPath = path
  if (open.knownPaths === null && open.paths.length >= 32) open.knownPaths = new Set(open.paths)
  const isKnown = open.knownPaths !== null ? open.knownPaths.has(path) : open.paths.includes(path)
  if (isKnown) return
  open.paths.push(path)
  open.knownPaths?.add(path)
}

function addView(viewed: CategoryViews[], category: ContentCategory, at: number): void {
  for (const seen of viewed) {
    if (seen.category === category) {
      seen.views++
      seen.lastAt = at
      return
    }
  }
  viewed.push({ category, views: 1, firstAt: at, lastAt: at })
}

function addGoal(open: OpenSession, type: string): void {
  open.viewedBefore ??= open.viewed.map((seen) => ({ ...seen }))
  open.goals = [...open.goals, type]
}

function close(open: OpenSession, rules: Rules): Session {
  const { first, last } = open
  const { intent, reasons } = judgeIntent(open, rules.intent)
  return {
    id: sessionId(first.leadId, first.occurredAt),
    leadId: first.leadId,
    startedAt: first.occurredAt,
    endedAt: last.occurredAt,
    durationMs: last.occurredAt - first.occurredAt,
    eventCount: open.eventCount,
    points: open.points,
    entry: { type: first.type, label: open.steps[0] ?? first.type, path: first.path || null },
    exit: { type: last.type, label: open.lastStep, path: last.path || null },
    source: channelOf(first),
    campaign: campaignOf(first),
    steps: open.steps,
    eventTypes: open.eventTypes,
    paths: open.paths,
    outcome: outcomeOf(open),
    intent,
    intentReasons: reasons,
  }
}

/** A goal outweighs an unsubscribe; either outweighs the number of events. */
function outcomeOf(open: OpenSession): Outcome {
  if (open.goals.length > 0) return 'converted'
  if (open.eventTypes.includes('unsubscribe')) return 'unsubscribed'
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
