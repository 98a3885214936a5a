import type { IncomingEvent, IncomingLead, Json } from '@/lib/events/incoming-event'
import { readText } from './cell'
import type { FieldName, Mapping } from './fields'
import { isEmailAddress, leadKey } from './lead-key'
import { splitAddress } from './page-address'
import { type ParsedTime, timeParser } from './parse-time'
import { readProps } from './read-props'
import { Rejection } from './rejection'
import type { Row } from './row'
import type { TypeAliases } from './type-aliases'

/** An event of a file; one without an id of its own gets it where the file is read. */
export type MappedEvent = Omit<IncomingEvent, 'id'> & { id: string | undefined }

/** The event, or the field that keeps the row from being one, and why. */
export type MappedRow = { event: MappedEvent } | { field: FieldName; reason: string }

export interface MapOptions {
  mapping: Mapping
  /** Zone of times that have none, as in `Europe/Berlin`. */
  assumedZone: string
  aliases?: TypeAliases
}

/** The text of a row's field, if it has any. */
type Texts = (row: Row, field: FieldName) => string | undefined

const identifying: ReadonlySet<FieldName> = new Set(['lead', 'anonymous', 'id'])
const tooManyDigits = 'has more digits than a JSON number keeps; write it as text, in quotes'

/** A function from a file's row to its event. @throws RangeError for an unknown zone. */
export function rowMapper({ mapping, assumedZone, aliases = {} }: MapOptions): (row: Row) => MappedRow {
  const parseTime = timeParser(assumedZone)
  const types = new Map(Object.entries(aliases))
  const used = new Set([...Object.values(mapping.fields), ...mapping.ignored])

  return (row) => {
    try {
      return { event: toEvent(row) }
    } catch (error) {
      if (error instanceof Rejection) return { field: error.field, reason: error.message }
      throw error
    }
  }

  function text(row: Row, field: FieldName): string | undefined {
    const column = mapping.fields[field]
    if (column === undefined) return undefined
    const value = row[column]
    if (typeof value === 'number' && identifying.has(field) && !isExact(value)) return reject(field, tooManyDigits)
    return readText(value) || undefined
  }

  function toEvent(row: Row): MappedEvent {
    const type = text(row, 'type') ?? reject('type', 'is missing')
    const url = text(row, 'url')
    const page = splitAddress(text(row, 'path') ?? url)
    const query = url === undefined ? page.query : splitAddress(url).query
    return {
      id: text(row, 'id'),
      lead: readLead(row, text),
      occurredAt: readTime(mapping.fields.at === undefined ? undefined : row[mapping.fields.at], parseTime),
      type: types.get(type) ?? type,
      label: text(row, 'label'),
      // A path column wins over the URL's own path, and campaign columns over the UTM parameters of either.
      path: page.path,
      title: text(row, 'title'),
      url: url ?? page.url,
      referrer: text(row, 'referrer'),
      campaign: text(row, 'campaign') ?? parameter(query, 'utm_campaign'),
      utmSource: text(row, 'utm_source') ?? parameter(query, 'utm_source'),
      utmMedium: text(row, 'utm_medium') ?? parameter(query, 'utm_medium'),
      utmTerm: text(row, 'utm_term') ?? parameter(query, 'utm_term'),
      utmContent: text(row, 'utm_content') ?? parameter(query, 'utm_content'),
      points: readPoints(text(row, 'points')),
      props: readProps(row, used),
    }
  }
}

function readLead(row: Row, text: Texts): IncomingLead {
  const value = text(row, 'lead')
  const anonymous = value === undefined ? text(row, 'anonymous') : undefined
  if (value === undefined && anonymous === undefined) return reject('lead', 'is missing')
  return {
    key: value === undefined ? `anon:${anonymous}` : leadKey(value),
    name: text(row, 'name'),
    email: text(row, 'email') ?? (value !== undefined && isEmailAddress(value) ? value : undefined),
    company: text(row, 'company'),
    owner: text(row, 'owner'),
  }
}

function readTime(value: Json | undefined, parseTime: (value: string | number) => ParsedTime): number {
  const text = readText(value)
  if (text === '') return reject('at', 'is missing')
  const parsed = parseTime(typeof value === 'number' ? value : text)
  return 'ms' in parsed ? parsed.ms : reject('at', `${quote(text)} ${parsed.reason}`)
}

function readPoints(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^[+-]?\d+(\.0+)?$/.test(text)) return reject('points', `${quote(text)} is not a whole number`)
  return Number(text)
}

function parameter(query: URLSearchParams, name: string): string | undefined {
  return query.get(name)?.trim() || undefined
}

/** Numbers beyond 2^53 have lost digits by the time they are read: two leads would become one. */
function isExact(value: number): boolean {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER
}

function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
}

function reject(field: FieldName, reason: string): never {
  throw new Rejection(field, reason)
}
