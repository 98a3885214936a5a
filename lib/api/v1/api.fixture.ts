import type { Database } from '@/lib/db/database'
import { createKey } from '@/lib/keys/create-key'
import type { Endpoint } from '../endpoint'
import { handle } from '../handle'
import { endpoints } from './endpoints'

export interface Api {
  key: string
  keyId: string
  /** The answer to a GET of this path and query. */
  get(url: string, headers?: Record<string, string>, method?: string): Promise<Response>
  /** Its JSON; throws when it is not 200. */
  json<Body>(url: string): Promise<Body>
}

/** The API on a database, as the routes serve it, at a time that the test chooses. */
export async function openApi(db: Database, now: () => number): Promise<Api> {
  const { secret, key } = await createKey({ name: 'Tests', scope: 'read' }, now(), db)
  const api: Api = {
    key: secret,
    keyId: key.id,
    async get(url, headers = { authorization: `Bearer ${secret}` }, method = 'GET') {
      const request = new Request(`http://leads.test${url}`, { headers, method })
      const { endpoint, params } = endpointOf(new URL(request.url).pathname)
      return handle(endpoint, { db: () => db, now })(request, { params: Promise.resolve(params) })
    },
    async json(url) {
      const response = await api.get(url)
      if (response.status !== 200) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
      return response.json()
    },
  }
  return api
}

/** As Next finds it: a name wins over a parameter. */
export function endpointOf(pathname: string): { endpoint: Endpoint; params: Record<string, string> } {
  for (const endpoint of [...endpoints].sort((a, b) => parameterCount(a) - parameterCount(b))) {
    const form = new RegExp(`^${endpoint.path.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`)
    const match = form.exec(pathname)
    if (match) return { endpoint, params: { ...match.groups } }
  }
  throw new Error(`No endpoint for ${pathname}`)
}

const parameterCount = ({ path }: Endpoint) => path.split('{').length
