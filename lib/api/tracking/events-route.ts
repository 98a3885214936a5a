import { AppError } from '@/lib/errors'
import { readEventInput } from '@/lib/ingest/event-input'
import { keyOf } from '../authenticate'
import { parseJson } from '../parse-json'
import { receive, toResponse } from '../receive'
import type { Answer, Process, Received, Receiver, SenderRequest } from '../receiver'
import { makeId } from './make-id'

const maxBodyBytes = 5 * 1024 * 1024
const maxEvents = 2_500

const receiver: Receiver = {
  route: '/api/v1/events',
  maxBytes: maxBodyBytes,
  secretOf: (request) => keyOf(request.headers),
  async read(body, { nowMs }): Promise<Received> {
    const value = parseJson(body)
    const values: unknown[] = Array.isArray(value) ? value : [value]
    if (values.length > maxEvents) {
      throw new AppError(
        'bad_request',
        `The body has ${values.length} events; at most ${maxEvents} are taken at a time.`,
      )
    }
    const items = values.map((one) => readEventInput(one, { nowMs, makeId }))
    return { items, isSingle: !Array.isArray(value) }
  },
  answer: ({ outcomes, accepted, duplicates, rejected }) => ({ results: outcomes, accepted, duplicates, rejected }),
}

/** POST /api/v1/events: one event or an array of them, in our own words. */
export async function receiveEvents(request: Request, process?: Process): Promise<Response> {
  return toResponse(await takeEvents(request, process))
}

export function takeEvents(request: SenderRequest, process?: Process): Promise<Answer> {
  return receive(request, receiver, process)
}
