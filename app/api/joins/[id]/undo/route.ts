import { ownRoute } from '@/lib/api/own-route'
import { undoJoin } from '@/lib/leads/undo-join'

export const POST = ownRoute<{ id: string }>(async (_, { id }) => Response.json(await undoJoin(id)))
