import { ownRoute } from '@/lib/api/own-route'
import { joinAgain } from '@/lib/leads/join-again'

export const POST = ownRoute<{ id: string }>(async (_, { id }) => Response.json(await joinAgain(id)))
