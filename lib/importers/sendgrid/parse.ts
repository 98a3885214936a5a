import type { ParsedBody } from '../vendor'

/** The reports of an Event Webhook call: a JSON array. */
export function parseSendgrid(body: string): ParsedBody {
  try {
    const reports: unknown = JSON.parse(body)
    return Array.isArray(reports) ? { reports } : { broken: 'The body is no array of events.' }
  } catch {
    return { broken: 'The body is no JSON.' }
  }
}
