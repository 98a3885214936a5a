import { type AppError, type ErrorCode, isAppError } from '@/lib/errors'
import { logError } from '@/lib/log/log-error'
import { currentRequestId } from '@/lib/log/request-context'

/** What every problem says (RFC 9457), and what else a kind of problem has to say. */
export interface ProblemDetails {
  /** For programs: an ErrorCode, or what only HTTP knows (`method_not_allowed`, `internal`). */
  code: string
  /** For people: what is wrong with this request. */
  detail: string
  /** The parameter, header or part of the body that it is about. */
  field?: string | undefined
  [extension: string]: unknown
}

const statuses: Record<ErrorCode, number> = {
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  locked: 503,
  unavailable: 503,
  config: 500,
}

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'No valid key',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Out of reach for the moment',
}

export function statusOf(code: ErrorCode): number {
  return statuses[code]
}

/**
 * An expected failure as problem+json (RFC 9457). What is the server's own trouble is said without its addresses and
 * folders: the log has them. @throws anything else again, for the server to report.
 */
export function problem(error: unknown, headers: Record<string, string> = {}): Response {
  if (!isAppError(error)) throw error
  return ownProblem(error, headers, troubles[error.code])
}

/** The same for our own pages, whoever reads them may know all of it. @throws as `problem` */
export function ownProblem(error: unknown, headers: Record<string, string> = {}, detail?: string): Response {
  if (!isAppError(error)) throw error
  const { code, message, field } = error satisfies AppError
  if (statuses[code] >= 500) logError(error) // why the database is out of reach stands there
  return problemResponse(statuses[code], { code, detail: detail ?? message, field }, headers)
}

const troubles: Partial<Record<ErrorCode, string>> = {
  locked: 'Another process has the database open. Try again in a moment.',
  unavailable: 'The database cannot be reached at the moment. Try again shortly.',
  config: 'The server is set up wrongly. Its log says how.',
}

/** `type` leads to the reference page, where each code is explained. */
export function problemResponse(status: number, body: ProblemDetails, headers: Record<string, string> = {}): Response {
  const { code, detail, ...more } = body
  return Response.json(
    {
      type: `/docs#problem-${code}`,
      title: titles[status] ?? 'Problem',
      status,
      detail,
      code,
      requestId: currentRequestId(), // which lines of the server's log are about it
      ...more,
    },
    { status, headers: { ...afterStatus[status], ...headers, ...always } },
  )
}

const always = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' }

/** What the statuses ask for: how to say who one is, and when to try again. */
const afterStatus: Record<number, Record<string, string>> = {
  401: { 'www-authenticate': 'Bearer realm="Leadtrail"' },
  503: { 'retry-after': '5' },
}
