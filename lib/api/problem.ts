import { type AppError, type ErrorCode, isAppError } from '@/lib/errors'

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

/** An expected failure as problem+json (RFC 9457). @throws anything else again, for the server to report. */
export function problem(error: unknown): Response {
  if (!isAppError(error)) throw error
  const { code, message, field } = error satisfies AppError
  return problemResponse(statuses[code], { code, detail: message, ...(field !== undefined && { field }) })
}

export function problemResponse(status: number, body: { code: string; detail: string; field?: string }): Response {
  return Response.json(
    { title: body.code, status, ...body },
    { status, headers: { 'content-type': 'application/problem+json' } },
  )
}
