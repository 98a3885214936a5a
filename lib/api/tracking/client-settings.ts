import { database } from '@/lib/db/client'
import { findKey } from '@/lib/keys/find-key'
import type { ApiKey } from '@/lib/keys/types'
import { keyOf } from '../authenticate'
import { withCors } from '../cors'
import { problem } from '../problem'
import { publicOrigin } from '../public-origin'
import type { Process } from '../receiver'

// What the browser libraries ask for before they send anything: where to, and which other services to load (none).

/** For `@segment/analytics-next` with its `cdnURL` here. */
export function segmentSettings(request: Request, writeKey: string, process?: Process): Promise<Response> {
  return answer(writeKey, process, () => ({
    integrations: {
      'Segment.io': { apiKey: writeKey, ...addressOf(request), addBundledMetadata: false, retryQueue: true },
    },
    plan: { track: { __default: { enabled: true } } },
    metrics: { sampleRate: 0 },
    remotePlugins: [],
  }))
}

/** For `@rudderstack/analytics-js` with its `configUrl` here. */
export function rudderstackConfig(request: Request, process?: Process): Promise<Response> {
  const writeKey = new URL(request.url).searchParams.get('writeKey') ?? keyOf(request.headers)
  return answer(writeKey, process, ({ id, name }) => ({
    source: {
      id,
      name,
      writeKey,
      enabled: true,
      workspaceId: 'leadtrail',
      config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } },
      connections: [],
      destinations: [],
    },
  }))
}

async function answer(
  secret: string | null,
  { db = database, now = Date.now }: Process = {},
  settings: (key: ApiKey) => object,
): Promise<Response> {
  try {
    const key = await findKey(secret, 'write', now(), db())
    return withCors(Response.json(settings(key), { headers: { 'cache-control': 'private, max-age=60' } }))
  } catch (error) {
    return withCors(problem(error))
  }
}

/** Where other machines reach us, as the library wants it. */
function addressOf({ headers, url }: Request): { apiHost: string; protocol: 'http' | 'https' } {
  const origin = publicOrigin(headers)
  const { host, protocol } = new URL(URL.canParse(origin) ? origin : url)
  return { apiHost: `${host}/v1`, protocol: protocol === 'https:' ? 'https' : 'http' }
}
