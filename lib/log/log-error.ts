import { isAppError } from '@/lib/errors'
import { log } from './log'
import { redactText } from './redact'
import { currentRequestId } from './request-context'

/** Where an error came up: `path` with its secrets taken out. */
export interface ErrorPlace {
  requestId?: string | undefined
  method?: string
  path?: string
  /** What the error page shows of it. */
  digest?: string | undefined
}

/** One line for an error. What is expected (a database out of reach) is a warning without a stack. */
export function logError(error: unknown, place: ErrorPlace = {}): void {
  const fields = { requestId: currentRequestId(), ...place, ...codeOf(error) }
  if (isAppError(error)) {
    const cause = error.cause instanceof Error ? error.cause.message : undefined
    log().warn({ ...fields, cause }, redactText(error.message))
  } else if (error instanceof Error) {
    log().error({ ...fields, stack: error.stack }, redactText(error.message))
  } else {
    log().error(fields, redactText(String(error)))
  }
}

function codeOf(error: unknown): { code?: string } {
  return error instanceof Error && 'code' in error ? { code: String(error.code) } : {}
}
