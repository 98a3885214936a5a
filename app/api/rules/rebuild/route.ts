import { readRoute } from '@/lib/api/own-route'
import { rebuildProgress } from '@/lib/settings/rebuild-progress'

/** How far the rebuild after a change of the rules is; null when every session follows them. */
export const GET = readRoute(async () => Response.json(await rebuildProgress(Date.now())))
