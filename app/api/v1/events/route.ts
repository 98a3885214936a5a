import { preflight } from '@/lib/api/cors'
import { allowOnly, handle } from '@/lib/api/handle'
import { receiveEvents } from '@/lib/api/tracking/events-route'
import { eventList } from '@/lib/api/v1/events/list-events'

export const GET = handle(eventList)
export const POST = (request: Request): Promise<Response> => receiveEvents(request)
export const OPTIONS = preflight
export const { PUT, PATCH, DELETE } = allowOnly('GET', 'HEAD', 'OPTIONS', 'POST')
