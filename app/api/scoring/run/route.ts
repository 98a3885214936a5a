import { ownRoute, readRoute } from '@/lib/api/own-route'
import { beginAndStart } from '@/lib/scoring/begin-and-start'
import { latestRun } from '@/lib/scoring/latest-run'

/** The latest time that points were given anew, see `ScoringRun`; null when they never were. */
export const GET = readRoute(async () => Response.json(await latestRun()))

/** Begins to give points anew. */
export const POST = ownRoute(async () => Response.json(await beginAndStart(Date.now()), { status: 202 }))
