import { isAppError } from '@/lib/errors'

/** A wrong command line. The code makes `run` answer as it does to what parseArgs itself refuses: one line, exit 2. */
export class UsageError extends Error {
  readonly code = 'ERR_PARSE_ARGS_USAGE'
}

/** What reading the command line gives; malformed input there is wrong usage. */
export function orUsageError<Result>(read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (isAppError(error) && error.code === 'bad_request') throw new UsageError(error.message)
    throw error
  }
}
