import { allowOnly, handle } from '@/lib/api/handle'
import { eventList } from '@/lib/api/v1/events/list-events'

export const GET = handle(eventList)
export const { POST, PUT, PATCH, DELETE } = allowOnly('GET', 'HEAD', 'OPTIONS')
