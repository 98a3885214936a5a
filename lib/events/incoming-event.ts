// Types only, so that pure code and the browser may import it.

/** A JSON value, as an event's own properties hold it. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json }

/** The lead that an event names. What is given here beyond the key fills the lead's card; what is missing erases nothing. */
export interface IncomingLead {
  /** `user:<id>`, `anon:<id>` or `email:<address in lower case>`; see lib/importers/lead-key.ts. */
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
  /** A whole number from -1,000,000 to 1,000,000. When missing, the scoring rules decide. */
  points?: number | null
  /** Set when a machine did it: kept and shown, but not counted while the rule about such noise is on. */
  suppressed?: 'bot' | 'scanner' | null
  /** The email that the event is about, as its sender numbers them. */
  message?: string | null
  /** The user agent. */
  agent?: string | null
  props?: { [name: string]: Json } | null
}

/** Two or more identity keys that name one lead, as someone says who knows both. */
export interface IncomingJoin {
  /** At least two, the best known first: `user:42`, `email:ann@acme.test`, `anon:b2f1`. */
  keys: string[]
  /** What is known of the lead besides. */
  card: Omit<IncomingLead, 'key'>
  /** Milliseconds since 1970 UTC. */
  at: number
  reason: 'identify' | 'alias'
}
