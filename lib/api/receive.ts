import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { AppError, isAppError } from '@/lib/errors'
import { logCall } from '@/lib/ingest/call-log'
import { recordCall } from '@/lib/ingest/record-call'
import type { CallResult, ItemProblem } from '@/lib/ingest/types'
import { findKey } from '@/lib/keys/find-key'
import type { ApiKey } from '@/lib/keys/types'
import { withCors } from './cors'
import { problem, problemResponse, statusOf } from './problem'
import { type RatePolicy, takeFrom } from './rate-limit'
import { readBody } from './read-body'
import type { Answer, Process, Receiver, SenderRequest } from './receiver'
import { reportUnexpected } from './report-unexpected'

/** A guard against loops, not a price: many times what a server writes down. */
export const writePolicy: RatePolicy = { name: 'write', quota: 100_000, windowSeconds: 10, unit: 'events' }

/**
 * Takes a call: finds its key, reads its body to a limit, stores what is good and logs what became of it. 200 means that
 * it is in the database. Every failure is problem+json, and its status is what makes clients keep or drop their events:
 * 429 and 503 for later, 400, 401, 403 and 413 for never.
 */
export async function receive(
  request: SenderRequest,
  receiver: Receiver,
  { db: open = database, now = Date.now }: Process = {},
): Promise<Answer> {
  const call: OpenCall = { nowMs: now(), key: undefined, headers: {} }
  try {
    return await take(request, receiver, call, open())
  } catch (error) {
    return refuse(error, request, receiver, call, open)
  }
}

/** The answer as routes give it. */
export function toResponse(answer: Answer): Response {
  return withCors(answer instanceof Response ? answer : Response.json(answer))
}

interface OpenCall {
  nowMs: number
  /** Once it is known. */
  key: ApiKey | undefined
  headers: Record<string, string>
}

async function take(request: SenderRequest, receiver: Receiver, call: OpenCall, db: Database): Promise<Answer> {
  const { nowMs } = call
  const outside = receiver.secretOf(request)
  if (outside !== null) call.key = await findKey(outside, 'write', nowMs, db)
  const body = await readBody(request, receiver.maxBytes)
  const { items, secret, isSingle } = await receiver.read(body, { nowMs, db }).catch(async (error: unknown) => {
    call.key ??= await knownKey(receiver.keyIn?.(body), nowMs, db)
    throw error
  })
  const key = call.key ?? (await findKey(secret, 'write', nowMs, db))
  call.key = key

  const rate = takeFrom(writePolicy, key.id, nowMs, Math.max(1, items.length))
  if (!rate.isAllowed) {
    call.headers = rate.headers
    throw new AppError('too_many', `This key has sent too many events. Try again in ${rate.resetSeconds} s.`)
  }

  const result = await recordCall(items, db, nowMs)
  const rejects = rejectsOf(result)
  const isRefused = rejects.length > 0 && (isSingle || request.headers.get('x-strict-mode') === '1')
  const { accepted, duplicates, rejected } = result
  logCall(
    {
      ...{ keyId: key.id, at: nowMs, route: receiver.route, status: isRefused ? 400 : 200 },
      ...{ accepted, duplicates, rejected, problems: rejects },
    },
    db,
  )
  return isRefused ? refuseItems(result, rejects) : receiver.answer(result)
}

/** A key that only tells in whose log a call belongs: the call is refused whatever it is. */
async function knownKey(secret: string | null | undefined, nowMs: number, db: Database): Promise<ApiKey | undefined> {
  try {
    return await findKey(secret, 'write', nowMs, db)
  } catch (error) {
    if (isAppError(error)) return undefined
    throw error
  }
}

function rejectsOf({ outcomes }: CallResult): ItemProblem[] {
  return outcomes.flatMap((item) => (item.outcome === 'rejected' ? [{ index: item.index, reason: item.reason }] : []))
}

function refuseItems({ accepted, duplicates }: CallResult, rejects: ItemProblem[]): Response {
  const [first] = rejects
  const others = rejects.length === 1 ? '' : ` (and ${rejects.length - 1} more)`
  const place = rejects.length + accepted + duplicates === 1 ? '' : `Item ${first?.index}: `
  const detail = `${place}${first?.reason}${others}`
  return problemResponse(400, { code: 'bad_request', detail, accepted, duplicates, rejects })
}

/** What is refused as a whole stands in the log of its key, too. */
function refuse(
  error: unknown,
  request: SenderRequest,
  { route }: Receiver,
  call: OpenCall,
  open: () => Database,
): Response {
  const { key, nowMs, headers } = call
  if (!isAppError(error)) reportUnexpected(error, request)
  const known = isAppError(error)
    ? { status: statusOf(error.code), reason: error.message }
    : { status: 500, reason: 'Something went wrong on our side. It is in the log.' }
  if (key) {
    const counts = { accepted: 0, duplicates: 0, rejected: 0 }
    const problems = [{ index: 0, reason: known.reason }]
    logCall({ keyId: key.id, at: nowMs, route, status: known.status, ...counts, problems }, open())
  }
  if (isAppError(error)) return problem(error, headers)
  return problemResponse(500, { code: 'internal', detail: known.reason })
}
