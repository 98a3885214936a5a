import { AppError } from '../errors'

// What says nothing about the statement, only that the database cannot take one now. Whoever sent something tries again.

const away = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EPIPE'],
  ...['28P01', '28000', '3D000'], // it will not let us in
  ...['08000', '08001', '08003', '08004', '08006', '57P01', '57P02', '57P03'], // it is starting or stopping
  '53300', // too many connections
])
const awayMessage =
  /timeout exceeded when trying to connect|connection terminated|client has encountered a connection error|connection ended/i

const full: Record<string, string> = {
  '53100': 'its disk is full',
  '53200': 'it is out of memory',
  '25006': 'it takes no changes at the moment',
  '40001': 'too many others write to the same leads',
  '40P01': 'too many others write to the same leads',
}

/** Runs `work`. @throws AppError 'unavailable' for what time may heal, anything else as it is */
export async function orUnavailable<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw toUnavailable(error)
  }
}

function toUnavailable(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (away.has(code) || awayMessage.test(error.message)) {
    // A refused connection to a host with several addresses carries an empty message of its own.
    const reason = error.message || code || error.name
    return new AppError('unavailable', `Cannot reach the database (DATABASE_URL): ${reason}`, { cause: error })
  }
  const reason = full[code]
  return reason ? new AppError('unavailable', `The database cannot write: ${reason}.`, { cause: error }) : error
}
