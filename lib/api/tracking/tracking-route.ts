import type { Database } from '@/lib/db/database'
import { AppError } from '@/lib/errors'
import type { Json } from '@/lib/events/incoming-event'
import { mapCall } from '@/lib/importers/segment/map-call'
import { callTypes, type Endpoint, parseBody, type RawCall } from '@/lib/importers/segment/parse-body'
import { namedTypes } from '@/lib/ingest/names/named-types'
import type { IncomingItem } from '@/lib/ingest/types'
import { keyOf } from '../authenticate'
import { parseJson } from '../parse-json'
import { problemResponse } from '../problem'
import { receive, toResponse } from '../receive'
import type { Answer, Process, Received, Receiver, SenderRequest } from '../receiver'
import { keyInText } from './key-in-text'
import { makeId } from './make-id'

// The addresses that clients of Segment and RudderStack send to.

const kilobyte = 1024
const maxBodyBytes = 500 * kilobyte
const maxCallBytes = 32 * kilobyte

/** The last part of the path, long or as the browser library writes it. */
const endpoints = new Map<string, Endpoint>([
  ...[...callTypes, 'batch' as const, 'import' as const].map((name): [string, Endpoint] => [name, name]),
  ['t', 'track'],
  ['p', 'page'],
  ['s', 'screen'],
  ['i', 'identify'],
  ['g', 'group'],
  ['a', 'alias'],
  ['b', 'batch'],
])

/** POST to `path`, whose last part names what is sent: `/v1/track`, `/v1/b`, `/beacon/v1/batch`. */
export async function receiveTracking(request: Request, path: string, process?: Process): Promise<Response> {
  return toResponse(await takeTracking(request, path, process))
}

export async function takeTracking(request: SenderRequest, path: string, process?: Process): Promise<Answer> {
  const endpoint = endpoints.get(path.slice(path.lastIndexOf('/') + 1))
  if (endpoint) return receive(request, receiverOf(endpoint, path), process)
  return problemResponse(404, { code: 'not_found', detail: `Nothing is taken at ${path.slice(0, 100)}.` })
}

function receiverOf(endpoint: Endpoint, route: string): Receiver {
  return {
    route,
    maxBytes: maxBodyBytes,
    secretOf: (request) => keyOf(request.headers) ?? new URL(request.url).searchParams.get('writeKey'),
    keyIn: keyInText,
    read: (body, around) => readCalls(body, endpoint, around),
    answer: () => ({ success: true }),
  }
}

async function readCalls(
  body: Buffer,
  endpoint: Endpoint,
  { nowMs, db }: { nowMs: number; db: Database },
): Promise<Received> {
  const parsed = parseBody(parseJson(body), endpoint)
  if ('broken' in parsed) throw new AppError('bad_request', parsed.broken, { field: 'body' })
  const { calls, sentAt, writeKey } = parsed
  const options = {
    receivedAtMs: nowMs,
    sentAt,
    isImport: endpoint === 'import',
    names: await namedTypes(nowMs, db),
    makeId,
  }
  const mayBeLarge = body.length > maxCallBytes
  const items = calls.map((call): IncomingItem => {
    if (mayBeLarge && isLarge(call)) return { rejected: `is larger than ${maxCallBytes / kilobyte} KB` }
    return mapCall(call, options)
  })
  return { items, secret: writeKey, isSingle: endpoint !== 'batch' && endpoint !== 'import' }
}

function isLarge({ call }: RawCall): boolean {
  return call !== null && jsonBytes(call) > maxCallBytes
}

/** More than anything when it is nested so deep that it cannot be written. */
function jsonBytes(value: Readonly<Record<string, Json>>): number {
  try {
    return Buffer.byteLength(JSON.stringify(value))
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
