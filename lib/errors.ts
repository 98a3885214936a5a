// Expected failures carry a code from one closed list. Everything else crashes to the error page.

export type ErrorCode =
  | 'bad_request' // the input is malformed; `field` names the parameter, row or column
  | 'unauthorized' // no key, or one that is unknown or revoked
  | 'forbidden' // a key that may not do this
  | 'not_found'
  | 'conflict'
  | 'too_large' // the body is larger than its limit
  | 'too_many' // more requests than the key may make
  | 'locked' // another process has the embedded database open
  | 'unavailable' // the database or the data folder cannot be reached
  | 'config' // a wrong environment variable

export class AppError extends Error {
  readonly code: ErrorCode
  readonly field: string | undefined

  constructor(code: ErrorCode, message: string, options: { field?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.field = options.field
  }
}

/** Also true for an AppError made by another copy of this module (the server bundle beside a script). */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error
}
