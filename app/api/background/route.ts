import { readRoute } from '@/lib/api/own-route'
import { backgroundWork } from '@/lib/settings/background-work'

/** What the server does in the background, see `BackgroundWork`. */
export const GET = readRoute(async () => Response.json(await backgroundWork(Date.now())))
