import type { IncomingMessage, ServerResponse } from 'node:http'
import { problemResponse } from './problem'

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Answers 400 to an address whose escapes are none (`/leads/%E0%A4%A`): the router would fail at them. */
export function refuseMalformed(handle: Handle): Handle {
  return async (request, response) => {
    const [path = ''] = (request.url ?? '').split('?', 1)
    if (isDecodable(path)) return handle(request, response)
    const detail = 'The path has a % that no two hexadecimal digits of UTF-8 follow.'
    const problem = problemResponse(400, { code: 'bad_request', detail })
    response.writeHead(problem.status, Object.fromEntries(problem.headers)).end(await problem.text())
  }
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
