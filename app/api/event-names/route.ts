import { ownRoute } from '@/lib/api/own-route'
import { readJson } from '@/lib/api/read-json'
import { saveEventNames } from '@/lib/ingest/names/save-event-names'

export const PUT = ownRoute(async (request) => Response.json(await saveEventNames(await readJson(request))))
