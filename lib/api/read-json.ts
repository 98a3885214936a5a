import { AppError } from '@/lib/errors'

/** The body of a request. @throws AppError 'bad_request' when it is no JSON. */
export async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch {
    throw new AppError('bad_request', 'The request is no JSON.')
  }
}
