import { ownRoute } from '@/lib/api/own-route'
import { sendTestEvent } from '@/lib/sources/send-test-event'

export const POST = ownRoute<{ id: string }>(async (_, { id }) => Response.json(await sendTestEvent(id, Date.now())))
