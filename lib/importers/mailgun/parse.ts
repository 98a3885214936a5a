import type { ParsedBody } from '../vendor'

/** The report of a webhook call: a JSON object that holds it beside its signature. */
export function parseMailgun(body: string): ParsedBody {
  try {
    const call: unknown = JSON.parse(body)
    const isObject = typeof call === 'object' && call !== null
    return isObject && 'event-data' in call
      ? { reports: [call['event-data']] }
      : { broken: 'The body has no event-data.' }
  } catch {
    return { broken: 'The body is no JSON.' }
  }
}
