// Segment's and RudderStack's calls: what each means here. `track`, `page` and `screen` are events; `identify` and
// `alias` say who is whom; `identify` and `group` fill the lead's card. None of these three is an event by itself.

import type { IncomingEvent, IncomingJoin, Json } from '@/lib/events/incoming-event'
import { isEmailType } from '@/lib/sessionizer/event-types'
import { isDeeperThan } from '../is-deeper-than'
import { firstText, objectOf, type Report, restOf, textOf } from '../report'
import { type CallKeys, callKeys, cardOf, isId } from './call-lead'
import { callPage } from './call-page'
import { callTime, type Received } from './call-time'
import { type EventNames, toEventType } from './event-names'
import type { RawCall } from './parse-body'

/** What a call means: an event, who is whom, or why it is neither. */
export type MappedCall = { event: IncomingEvent } | { join: IncomingJoin } | { rejected: string }

export interface MapCallOptions extends Received {
  names: EventNames
  /** An id made of the text, the same one each time; a new one when there is none. */
  makeId(text: string | null): string
}

const maxIdLength = 100
const maxDepth = 100

export function mapCall({ type, call }: RawCall, options: MapCallOptions): MappedCall {
  if (!call) return { rejected: 'is no object' }
  if (!type) return { rejected: 'type is none of track, page, screen, identify, group, alias' }
  if (isDeeperThan(call, maxDepth)) return { rejected: `is nested deeper than ${maxDepth} levels` }
  const wrong = wrongObject(call)
  if (wrong) return { rejected: `${wrong} is no object` }
  const at = callTime(call, options)
  if (typeof at === 'object') return at
  const keys = callKeys(call)
  if ('rejected' in keys) return keys
  if (type === 'identify') return identify(call, keys, at)
  if (type === 'group') return group(call, keys, at)
  if (type === 'alias') return alias(call, keys, at)
  return toEvent(type, call, keys, at, options)
}

function wrongObject(call: Report): string | undefined {
  return ['context', 'properties', 'traits'].find((field) => {
    const value = call[field]
    return value !== undefined && value !== null && (typeof value !== 'object' || Array.isArray(value))
  })
}

const nobody = { rejected: 'names nobody: userId and anonymousId are missing' }

function toEvent(
  kind: 'track' | 'page' | 'screen',
  call: Report,
  keys: CallKeys,
  occurredAt: number,
  { names, makeId }: MapCallOptions,
): MappedCall {
  const name = kind === 'track' ? textOf(call.event) : kind
  if (name === undefined) return { rejected: 'event is missing: a track call has a name' }
  const type = toEventType(name, names)
  const isEmail = isEmailType(type)
  const key = keys.user ?? (isEmail ? (keys.email ?? keys.anonymous) : (keys.anonymous ?? keys.email))
  if (key === undefined) return nobody
  const id = idOf(call, makeId)
  if (typeof id === 'object') return id
  const properties = objectOf(call.properties)
  const page = callPage(call, kind !== 'track')
  const points = pointsOf(properties.points)
  return {
    event: {
      id,
      lead: { key, ...cardOf(call) },
      occurredAt,
      type,
      ...page,
      label: kind === 'track' ? labelOf(properties) : (textOf(call.name) ?? textOf(properties.name)),
      campaign: page.campaign ?? (isEmail ? textOf(properties.campaign_name) : undefined),
      points,
      message: isEmail ? messageOf(properties) : undefined,
      agent: textOf(objectOf(call.context).userAgent),
      // Points that count are no property besides.
      props: restOf(points === undefined ? properties : { ...properties, points: null }, usedBy(kind, isEmail)),
    },
  }
}

/** The sender's message id. Without one, a call that says when it happened has one made of all it says. */
function idOf(call: Report, makeId: MapCallOptions['makeId']): string | { rejected: string } {
  if (!isId(call.messageId)) return { rejected: 'messageId is neither text nor a whole number' }
  const id = textOf(call.messageId)
  if (id === undefined) return makeId(hasTime(call) ? contentOf(call) : null)
  return id.length > maxIdLength ? { rejected: `messageId is longer than ${maxIdLength} characters` } : id
}

function contentOf({ messageId: _, sentAt: __, writeKey: ___, ...content }: Report): string {
  return JSON.stringify(content)
}

function hasTime({ timestamp, originalTimestamp }: Report): boolean {
  return (timestamp ?? originalTimestamp ?? null) !== null
}

function identify(call: Report, { user, email, anonymous }: CallKeys, at: number): MappedCall {
  const keys = [user, email, anonymous].filter((key) => key !== undefined)
  if (keys.length === 0) return { rejected: 'names nobody: userId, anonymousId and traits.email are missing' }
  return { join: { keys: [...new Set(keys)], card: cardOf(call), at, reason: 'identify' } }
}

function group(call: Report, { user, anonymous, email }: CallKeys, at: number): MappedCall {
  const key = user ?? anonymous ?? email
  if (key === undefined) return nobody
  if (!isId(call.groupId) || textOf(call.groupId) === undefined) return { rejected: 'groupId is missing' }
  const company = textOf(objectOf(call.traits).name) ?? textOf(call.groupId)
  return { join: { keys: [key], card: { company }, at, reason: 'identify' } }
}

/**
 * The id before may be an anonymous one or a user's: nothing in the call tells. It is taken for anonymous here; the writer,
 * who sees what is known, looks whether it is a user's.
 */
function alias(call: Report, { user }: CallKeys, at: number): MappedCall {
  const previous = textOf(call.previousId)
  if (!isId(call.previousId) || previous === undefined) return { rejected: 'previousId is missing' }
  if (user === undefined) return { rejected: 'userId is missing' }
  return { join: { keys: [...new Set([user, `anon:${previous}`])], card: {}, at, reason: 'alias' } }
}

/** Whole points of the size that an event may have; anything else is a property like others. */
function pointsOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 1_000_000 ? value : undefined
}

const labels = ['label', 'email_subject', 'form_name', 'formName', 'file_name', 'video_name', 'name', 'title']

function labelOf(properties: Report): string | undefined {
  for (const name of labels) {
    const label = textOf(properties[name])
    if (label !== undefined) return label
  }
  return undefined
}

/** The email that it is about, as its sender numbers them. */
function messageOf(properties: Report): string | undefined {
  return ['email_id', 'message_id', 'campaign_id'].map((name) => firstText(properties[name])).find(Boolean)
}

// What has a field of its own in the event. A track call's `url` or `title` may be of something else than its page.
const viewFields = ['path', 'url', 'title', 'referrer', 'search', 'name']
const rudderFields = ['tab_url', 'initial_referrer', 'initial_referring_domain', 'referring_domain']

const usedByViews = new Set([...viewFields, ...rudderFields])
const usedByTracks = new Set(['label'])
const usedByEmails = new Set([...usedByTracks, 'email_id', 'email_subject'])

function usedBy(kind: 'track' | 'page' | 'screen', isEmail: boolean): ReadonlySet<string> {
  if (kind !== 'track') return usedByViews
  return isEmail ? usedByEmails : usedByTracks
}
