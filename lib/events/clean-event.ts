import { AppError } from '@/lib/errors'
import { isDeeperThan } from '@/lib/importers/is-deeper-than'
import { joinReasons } from '@/lib/sessionizer'
import { isBotAgent } from './bot-agent'
import type { IncomingEvent, IncomingLead, Json } from './incoming-event'

/** What is known of a lead besides its keys. */
export interface Card {
  name: string | null
  email: string | null
  company: string | null
  owner: string | null
}

/** An event fit for the database: every field there, text that PostgreSQL takes, nothing longer than its limit. */
export interface CleanEvent {
  id: string
  lead: Card & { key: string }
  occurredAt: number
  type: string
  label: string | null
  path: string | null
  title: string | null
  url: string | null
  referrer: string | null
  campaign: string | null
  utmSource: string | null
  utmMedium: string | null
  utmTerm: string | null
  utmContent: string | null
  points: number
  /** Whether the sender gave the points. */
  pointsGiven: boolean
  /** The scoring rule that gave the points instead. */
  ruleId: string | null
  /** What it was recognised as, or called by its sender: `bot,scanner`. */
  suppressed: string | null
  noiseGiven: 'bot' | 'scanner' | null
  /** JSON text. */
  props: string | null
  message: string | null
  agent: string | null
}

const maxPoints = 1_000_000
const minTimeMs = Date.UTC(1970, 0, 1)
const maxTimeMs = Date.UTC(2200, 0, 1)
const maxPathBytes = 2048 // what an index of PostgreSQL can hold
const maxPropsLength = 65_536
const maxPropsDepth = 100 // the database reads JSON by recursion, and its stack is small

/**
 * The event as it will be stored. NUL bytes go, halves of surrogate pairs become U+FFFD, empty text counts as missing,
 * text longer than its limit is cut. What names a thing (id, lead, type) is never cut but refused.
 * @throws AppError 'bad_request' whose `field` names what cannot be stored: a missing or overlong name, a time outside of
 *   1970 to 2199, points that are not whole or beyond a million, properties that are no JSON, longer than 64 kB or nested
 *   deeper than 100 levels
 */
export function cleanEvent(event: IncomingEvent): CleanEvent {
  const key = cleanKey(event.lead.key)
  return {
    id: required('id', event.id, 256),
    lead: { key, ...cleanCard(event.lead, key) },
    occurredAt: cleanTime(event.occurredAt),
    type: required('type', event.type, 100),
    label: optional(event.label, 500),
    path: cleanPath(event.path),
    title: optional(event.title, 1000),
    url: optional(event.url, 4096),
    referrer: optional(event.referrer, 4096),
    campaign: optional(event.campaign, 300),
    utmSource: optional(event.utmSource, 300),
    utmMedium: optional(event.utmMedium, 300),
    utmTerm: optional(event.utmTerm, 300),
    utmContent: optional(event.utmContent, 300),
    points: cleanPoints(event.points ?? 0),
    pointsGiven: event.points !== null && event.points !== undefined,
    ruleId: null,
    suppressed: noiseOnArrival(event),
    noiseGiven: event.suppressed ?? null,
    props: cleanProps(event.props),
    message: optional(event.message, 300),
    agent: optional(event.agent, 500),
  }
}

/** The card of a lead that `key` names: the address of an `email:` key is known by it. */
export function cleanCard(lead: Omit<IncomingLead, 'key'>, key: string | undefined): Card {
  return {
    name: optional(lead.name, 300),
    email: optional(lead.email, 320) ?? (key?.startsWith('email:') ? key.slice('email:'.length) : null),
    company: optional(lead.company, 300),
    owner: optional(lead.owner, 300),
  }
}

/** What the event alone tells; of emails more is told by what lies around it. */
function noiseOnArrival({ suppressed, agent, type }: IncomingEvent): string | null {
  if (!suppressed && !agent) return null
  const isBot = isBotAgent(optional(agent, 500), type.trim())
  return joinReasons([...(suppressed ? [suppressed] : []), ...(isBot ? ['bot' as const] : [])])
}

/** @throws AppError 'bad_request' when the key is not of the form `user:42`, empty or longer than 512 characters */
export function cleanKey(text: string): string {
  const key = required('lead', text, 512)
  const colon = key.indexOf(':')
  if (colon < 1 || colon === key.length - 1) throw refused('lead', 'is not of the form user:42')
  return key.startsWith('email:') ? key.toLowerCase() : key
}

function required(field: string, text: string, maxLength: number): string {
  const clean = withoutBrokenCharacters(text).trim()
  if (clean === '') throw refused(field, 'is empty')
  if (clean.length > maxLength) throw refused(field, `is longer than ${maxLength} characters`)
  return clean
}

function optional(text: string | null | undefined, maxLength: number): string | null {
  if (text === null || text === undefined || text === '') return null
  const cut = text.length > maxLength ? text.slice(0, maxLength) : text
  return withoutBrokenCharacters(cut) || null
}

function cleanPath(text: string | null | undefined): string | null {
  let path = optional(text, maxPathBytes)
  while (path !== null && path.length * 3 > maxPathBytes && Buffer.byteLength(path) > maxPathBytes) {
    path = optional(path, Math.floor(path.length * 0.9))
  }
  return path
}

const suspicious = /[\0\ud800-\udfff]/
const broken = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

function withoutBrokenCharacters(text: string): string {
  return suspicious.test(text) ? text.replaceAll('\0', '').replace(broken, '\ufffd') : text
}

function cleanTime(timeMs: number): number {
  const whole = Math.floor(timeMs)
  if (!(whole >= minTimeMs && whole < maxTimeMs)) throw refused('occurredAt', 'is not a time between 1970 and 2199')
  return whole
}

function cleanPoints(points: number): number {
  if (!Number.isInteger(points)) throw refused('points', 'is not a whole number')
  if (Math.abs(points) > maxPoints) throw refused('points', `is beyond ${maxPoints.toLocaleString('en')}`)
  return points === 0 ? 0 : points
}

const brokenJson = /\\u(0000|d[89a-f])/i

function cleanProps(props: IncomingEvent['props']): string | null {
  if (props === null || props === undefined) return null
  if (isDeeperThan(props, maxPropsDepth)) throw refused('props', `is nested deeper than ${maxPropsDepth} levels`)
  const text = toJson(props)
  if (text === '{}') return null
  if (text.length > maxPropsLength) throw refused('props', `is longer than ${maxPropsLength} characters`)
  return text
}

function toJson(props: { [name: string]: Json }): string {
  try {
    const text = JSON.stringify(props)
    return brokenJson.test(text) ? JSON.stringify(withoutBrokenText(props)) : text
  } catch {
    throw refused('props', 'is no JSON')
  }
}

function withoutBrokenText(value: Json): Json {
  if (typeof value === 'string') return withoutBrokenCharacters(value)
  if (Array.isArray(value)) return value.map(withoutBrokenText)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([name, inner]) => [
    withoutBrokenCharacters(name),
    withoutBrokenText(inner),
  ])
  return Object.fromEntries(entries)
}

function refused(field: string, problem: string): AppError {
  return new AppError('bad_request', `${field} ${problem}`, { field })
}
