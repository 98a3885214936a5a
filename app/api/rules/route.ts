import { ownRoute, readRoute } from '@/lib/api/own-route'
import { readJson } from '@/lib/api/read-json'
import { saveAndRebuild } from '@/lib/settings/save-and-rebuild'
import { readWorkspace } from '@/lib/settings/workspace'

export const GET = readRoute(async () => Response.json((await readWorkspace()).rules))

/** Takes `{ rules, seen }`: the new rules, and those that they were made from. Answers with `SavedRules`. */
export const PUT = ownRoute(async (request) => Response.json(await saveAndRebuild(await readJson(request), Date.now())))
