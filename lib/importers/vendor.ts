import type { IncomingEvent } from '@/lib/events/incoming-event'

/** What a report of an email service means: an event, or why it is none. */
export type MappedReport = { event: IncomingEvent } | { rejected: string }

/** The reports of a body, or why there are none to be read. */
export type ParsedBody = { reports: unknown[] } | { broken: string }

/** An email service that tells by webhook what became of each email. */
export interface Vendor {
  /** Its name, for people. */
  label: string
  parse(body: string): ParsedBody
  map(report: unknown): MappedReport
}
