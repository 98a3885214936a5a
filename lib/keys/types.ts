// Types only, so that components may import it.

/** `write` may only send events, so it may stand in a web page; `read` may read everything. */
export const keyScopes = ['write', 'read'] as const
export type KeyScope = (typeof keyScopes)[number]

export interface ApiKey {
  id: string
  name: string
  scope: KeyScope
  /** The last characters of the key, to know it by. */
  hint: string
  /** Milliseconds since 1970 UTC, as all times here. */
  createdAt: number
  lastUsedAt: number | null
  revokedAt: number | null
}
