import { ownRoute } from '@/lib/api/own-route'
import { eraseLead } from '@/lib/leads/erase-lead'

/** Erases a lead. Answers with the receipt. */
export const DELETE = ownRoute<{ id: string }>(async (_, { id }) => Response.json(await eraseLead(id)))
