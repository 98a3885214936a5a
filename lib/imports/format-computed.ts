import { toCsvCell } from '@/lib/sessions/csv-cell'
import { sessionFields } from '@/lib/sessions/session-fields'
import type { ComputedSession } from './compute-sessions'

// How `sessions compute` writes a session: one JSON object a line, or the same flattened to CSV.

export function toNdjson(session: ComputedSession): string {
  const { id, ...fields } = sessionFields(session)
  return `${JSON.stringify({ id, lead: session.lead, ...fields })}\n`
}

type Value = string | number | null

const columns: [name: string, value: (session: ComputedSession) => Value][] = [
  ['session_id', ({ id }) => id],
  ['lead', ({ lead }) => lead],
  ['started_at', ({ startedAt }) => new Date(startedAt).toISOString()],
  ['ended_at', ({ endedAt }) => new Date(endedAt).toISOString()],
  ['duration_seconds', ({ durationMs }) => durationMs / 1000],
  ['events', ({ eventCount }) => eventCount],
  ['points', ({ points }) => points],
  ['entry_type', ({ entry }) => entry.type],
  ['entry_label', ({ entry }) => entry.label],
  ['entry_path', ({ entry }) => entry.path],
  ['exit_type', ({ exit }) => exit.type],
  ['exit_label', ({ exit }) => exit.label],
  ['exit_path', ({ exit }) => exit.path],
  ['source', ({ source }) => source],
  ['campaign', ({ campaign }) => campaign],
  ['steps', ({ steps }) => steps.join(' > ')],
  ['outcome', ({ outcome }) => outcome],
  ['intent', ({ intent }) => intent],
  ['intent_reasons', ({ intentReasons }) => intentReasons.join(' ')],
]

export const csvHeader = `${columns.map(([name]) => name).join(',')}\n`

export function toCsv(session: ComputedSession): string {
  return `${columns.map(([, value]) => toCsvCell(value(session))).join(',')}\n`
}
