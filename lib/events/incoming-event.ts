import { createHash } from 'node:crypto'

/** A JSON value, as an event's own properties hold it. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json }

/** The lead that an event names. What is given here beyond the key fills the lead's card; what is missing erases nothing. */
export interface IncomingLead {
  /** `user:<id>`, `anon:<id>` or `email:<address in lower case>`; see `leadKey`. */
  key: string
  name?: string | null
  email?: string | null
  company?: string | null
  owner?: string | null
}

/** One event as any source hands it over: an import, the API, the sample data. */
export interface IncomingEvent {
  /** The sender's message id. The same id again for the same lead is a duplicate. */
  id: string
  lead: IncomingLead
  /** Milliseconds since 1970 UTC. */
  occurredAt: number
  /** `email_open`, `page_view` ... */
  type: string
  label?: string | null
  /** The URL's path without its query. */
  path?: string | null
  title?: string | null
  url?: string | null
  referrer?: string | null
  campaign?: string | null
  utmSource?: string | null
  utmMedium?: string | null
  utmTerm?: string | null
  utmContent?: string | null
  /** A whole number from -1,000,000 to 1,000,000; 0 when missing. */
  points?: number | null
  /** The scoring rule that gave the points. */
  ruleId?: string | null
  /** Set when a machine did it: kept and shown, but never counted. */
  suppressed?: 'bot' | 'scanner' | null
  props?: { [name: string]: Json } | null
}

/** The identity key of a lead named by one value: an address names it by email, anything else by user id. */
export function leadKey(value: string): string {
  const text = value.trim()
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? `email:${text.toLowerCase()}` : `user:${text}`
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** The id of a lead first named by `key`: 16 characters of base32 over its SHA-256, the same on every machine. */
export function leadIdOf(key: string): string {
  const digest = createHash('sha256').update(key).digest()
  let id = ''
  for (let byte = 0; byte < 10; byte += 5) {
    let bits = 0n
    for (let i = 0; i < 5; i++) bits = (bits << 8n) | BigInt(digest[byte + i] ?? 0)
    for (let shift = 35n; shift >= 0n; shift -= 5n) id += alphabet[Number((bits >> shift) & 31n)]
  }
  return id
}
