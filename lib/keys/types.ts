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

/** What a write key knows besides: how the webhooks that use it are checked, and where links in emails may lead. */
export interface KeySettings {
  /** SendGrid's verification key, the base64 of a P-256 public key. Null: its calls are not checked. */
  sendgridKey: string | null
  /** Mailgun's signing key, a secret. Null: its calls are not checked. */
  mailgunKey: string | null
  /** Hosts that links in emails may lead to, each with its subdomains: `acme.test`. */
  linkHosts: string[]
}

/** The settings without what is secret. */
export interface ShownSettings {
  sendgridKey: string | null
  /** The last characters of Mailgun's key. */
  mailgunHint: string | null
  linkHosts: string[]
}
