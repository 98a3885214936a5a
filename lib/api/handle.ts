import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { AppError, isAppError } from '@/lib/errors'
import { findKey } from '@/lib/keys/find-key'
import { keyOf } from './authenticate'
import type { Endpoint } from './endpoint'
import type { RouteContext } from './own-route'
import { parameterProblem } from './parameter-problem'
import { problem, problemResponse } from './problem'
import { takeFrom } from './rate-limit'
import { readPolicy } from './read-policy'
import { reportUnexpected } from './report-unexpected'
import { respond } from './respond'

interface Process {
  db?: () => Database
  now?: () => number
}

type Handler = (request: Request, context: RouteContext<Record<string, string>>) => Promise<Response>

/**
 * A route of the API: asks for a key, counts its calls, reads the parameters, runs the endpoint and answers with JSON.
 * Whatever goes wrong is problem+json; the unexpected is reported and says nothing of its cause.
 */
export function handle(endpoint: Endpoint, { db = database, now = Date.now }: Process = {}): Handler {
  return async (request, { params }) => {
    const headers: Record<string, string> = {}
    try {
      const nowMs = now()
      const key = await findKey(needKey(request), endpoint.scope, nowMs, db())
      const rate = takeFrom(readPolicy, key.id, nowMs)
      Object.assign(headers, rate.headers)
      if (!rate.isAllowed) return tooMany(rate.resetSeconds, headers)
      const search = new URL(request.url).searchParams
      const around = { params: (await params) ?? {}, search: search.toString(), nowMs, db: db() }
      const outcome = await endpoint.ask(search, around)
      if ('problems' in outcome) return parameterProblem(outcome.problems, endpoint.query, headers)
      return respond(request, outcome.answer, headers)
    } catch (error) {
      return failure(error, request, headers)
    }
  }
}

/** The methods that a route of the API does not have: 405 and which it has, as OPTIONS says, too. */
export function allowOnly(...allowed: string[]) {
  const refuse = async (request: Request): Promise<Response> => {
    const allow = allowed.join(', ')
    return problemResponse(
      405,
      { code: 'method_not_allowed', detail: `${request.method} is not possible here; possible are ${allow}.` },
      { allow },
    )
  }
  const options = async () => new Response(null, { status: 204, headers: { allow: allowed.join(', ') } })
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS: options }
}

/** Any address of the API that is none. */
export function notThere() {
  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    const detail = `There is nothing at ${pathname.slice(0, 200)}. What there is stands at /docs.`
    return problemResponse(404, { code: 'not_found', detail })
  }
  return { GET: answer, POST: answer, PUT: answer, PATCH: answer, DELETE: answer }
}

function needKey(request: Request): string {
  const key = keyOf(request.headers)
  if (key !== null) return key
  throw new AppError('unauthorized', 'A key is needed: send it as "Authorization: Bearer <key>".')
}

function tooMany(seconds: number, headers: Record<string, string>): Response {
  const { quota, windowSeconds } = readPolicy
  const detail = `This key has made its ${quota} requests of ${windowSeconds} seconds. Try again in ${seconds} s.`
  return problemResponse(429, { code: 'too_many', detail }, headers)
}

function failure(error: unknown, request: Request, headers: Record<string, string>): Response {
  if (isAppError(error)) return problem(error, headers)
  reportUnexpected(error, request)
  return problemResponse(
    500,
    { code: 'internal', detail: 'Something went wrong on our side. It is in the log.' },
    headers,
  )
}
