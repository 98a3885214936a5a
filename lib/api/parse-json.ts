import { AppError } from '@/lib/errors'

/** The JSON of a body, whatever its Content-Type says. @throws AppError 'bad_request' when it is none */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new AppError('bad_request', 'The body is no JSON.', { field: 'body' })
  }
}
