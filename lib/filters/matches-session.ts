import { matchesPattern, type Rules, type Session, statusOf, type TracedSession } from '@/lib/sessionizer/index'
import { toInstants } from '@/lib/time/day-range'
import {
  type FilterDefinition,
  type FilterName,
  filterDefinitions,
  type NumberRangeDefinition,
  none,
  pagePrefix,
} from './filter-definitions'
import { matchesPath } from './match-path'
import { matchSequence } from './match-sequence'
import { parsePath } from './path-text'
import type { NumberRange } from './range-text'
import type { Sequence } from './sequence'
import type { SessionFilter } from './session-filter'
import { wordsOf } from './words'

// The meaning of a filter in TypeScript. The database answers the same by lib/sessions/session-where.ts; a law test
// holds the two together.

/** What a filter reads besides the session itself. */
export interface MatchContext {
  nowMs: number
  rules: Rules
  lead: {
    name: string | null
    email: string | null
    company: string | null
    identities: readonly string[]
    /** All of them, in any order. */
    sessions: readonly Session[]
  }
}

/** Whether a session passes every filter. */
export function matchesSession(session: TracedSession, filter: SessionFilter, context: MatchContext): boolean {
  return (Object.keys(filterDefinitions) as FilterName[]).every((name) => passes(name, session, filter, context))
}

function passes(name: FilterName, session: TracedSession, filter: SessionFilter, context: MatchContext): boolean {
  const fields = fieldsOf(session)
  const definition: FilterDefinition = filterDefinitions[name]
  const value = name === 'date' ? filter : filter[name]
  if (value === undefined) return true
  switch (definition.kind) {
    case 'day-range':
      return isInDays(session.startedAt, filter)
    case 'number-range':
      return isInRange(Number(fields[definition.column]), definition, value as NumberRange)
    case 'leads':
      return (value as string[]).includes(session.leadId)
    case 'choice':
      return isAnyOf(fields[definition.column] ?? null, value as string[], definition.nullable ?? false)
    case 'status':
      return (value as string[]).includes(statusOf(session.endedAt, context.rules.gapMs, context.nowMs))
    case 'path-pattern':
      return (value as string[]).some((pattern) => matchesPage(fields[definition.column] ?? null, pattern))
    case 'contains':
      return (value as string[]).every((item) => containsItem(session, item))
    case 'sequence':
      return matchSequence(value as Sequence, session.touches, context.rules) !== null
    case 'path':
      return (value as string[]).every((text) => wentAlong(session, text, context.rules))
    case 'holds':
      return holdsAny(session, value as string[]) === (definition.holds === 'some')
    case 'first-with':
      return isFirst(session, context.lead.sessions, (other) => holdsAny(other, value as string[]))
    case 'place':
      return isBetween(placeOf(session, definition.unit, context.lead.sessions), value as NumberRange)
    case 'first-source':
      return (value as string[]).includes(firstOf(context.lead.sessions)?.source ?? '')
    case 'text':
      return hasWords(context.lead, value as string)
  }
}

function isInDays(atMs: number, { from, to, tz = 'UTC' }: SessionFilter): boolean {
  if (from !== undefined && atMs < toInstants(from, from, tz).fromMs) return false
  return to === undefined || atMs < toInstants(to, to, tz).toMs
}

function isInRange(amount: number, { scale }: NumberRangeDefinition, range: NumberRange): boolean {
  return isBetween(Math.floor(amount / scale), range)
}

function isBetween(units: number, { min, max }: NumberRange): boolean {
  return (min === undefined || units >= min) && (max === undefined || units <= max)
}

function isAnyOf(field: string | number | null, values: readonly string[], nullable: boolean): boolean {
  return field === null ? nullable && values.includes(none) : values.includes(String(field))
}

function matchesPage(path: string | number | null, pattern: string): boolean {
  return path === null ? pattern === none : matchesPattern(String(path), pattern)
}

function containsItem(session: Session, item: string): boolean {
  if (!item.startsWith(pagePrefix)) return session.eventTypes.includes(item)
  const pattern = item.slice(pagePrefix.length)
  return session.paths.some((path) => matchesPattern(path, pattern))
}

function wentAlong({ touches }: TracedSession, text: string, rules: Rules): boolean {
  const { path, problem } = parsePath(text)
  if (!path) throw new TypeError(problem)
  return matchesPath(touches, path, rules)
}

function holdsAny(session: Session, types: readonly string[]): boolean {
  return session.eventTypes.some((type) => types.includes(type))
}

function isFirst(session: Session, all: readonly Session[], holds: (session: Session) => boolean): boolean {
  return holds(session) && !all.some((other) => other.startedAt < session.startedAt && holds(other))
}

const dayMs = 86_400_000

function placeOf(session: Session, unit: 'visits' | 'days', all: readonly Session[]): number {
  if (unit === 'visits') return all.filter(({ startedAt }) => startedAt <= session.startedAt).length
  return Math.floor((session.startedAt - (firstOf(all)?.startedAt ?? session.startedAt)) / dayMs)
}

function firstOf(sessions: readonly Session[]): Session | undefined {
  return sessions.toSorted((a, b) => a.startedAt - b.startedAt)[0]
}

function hasWords({ name, email, company, identities }: MatchContext['lead'], q: string): boolean {
  return wordsOf(q).every((word) => {
    const keys = identities.map((key) => (word.includes(':') ? key : key.slice(key.indexOf(':') + 1)))
    return [name, email, company, ...keys].some((text) => text?.toLowerCase().includes(word.toLowerCase()))
  })
}

/** The fields by the names of their columns, as the definitions name them. */
function fieldsOf(session: Session): Record<string, string | number | null> {
  return {
    duration_ms: session.durationMs,
    event_count: session.eventCount,
    points: session.points,
    entry_type: session.entry.type,
    entry_path: session.entry.path,
    exit_type: session.exit.type,
    exit_path: session.exit.path,
    source: session.source,
    campaign: session.campaign,
    intent: session.intent,
    outcome: session.outcome,
  }
}
