import { ownRoute } from '@/lib/api/own-route'
import { beginAndStart } from '@/lib/scoring/begin-and-start'

/** Begins to give points anew. */
export const POST = ownRoute(async () => Response.json(await beginAndStart(Date.now()), { status: 202 }))
