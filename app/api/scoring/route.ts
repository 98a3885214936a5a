import { ownRoute, readRoute } from '@/lib/api/own-route'
import { readJson } from '@/lib/api/read-json'
import { replaceScoringRules } from '@/lib/scoring/replace-rules'
import { listScoringRules } from '@/lib/scoring/rule-table'

export const GET = readRoute(async () => Response.json(await listScoringRules()))

/** Takes `{ rules, seen }`: the new rules, and those that they were made from. Answers with the rules as they are stored. */
export const PUT = ownRoute(async (request) => Response.json(await replaceScoringRules(await readJson(request))))
