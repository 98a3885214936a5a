import { ownRoute } from '@/lib/api/own-route'
import { readJson } from '@/lib/api/read-json'
import { saveKeySettings, showSettings } from '@/lib/keys/key-settings'

export const PUT = ownRoute<{ id: string }>(async (request, { id }) =>
  Response.json(showSettings(await saveKeySettings(id, await readJson(request)))),
)
