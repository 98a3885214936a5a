import type { SessionRow } from './types'

type Value = string | number | null

/** The columns of an exported file, in their order. Fixed: files of different days fit together. */
export const exportColumns: readonly {
  name: string
  description: string
  value(row: SessionRow, wall: Wall): Value
}[] = [
  { name: 'session_id', description: 'Id of the session.', value: (row) => row.id },
  { name: 'lead_id', description: 'Id of the lead.', value: (row) => row.leadId },
  { name: 'lead_name', description: 'Name of the lead.', value: (row) => row.lead.name },
  { name: 'lead_email', description: 'Email address of the lead.', value: (row) => row.lead.email },
  { name: 'lead_company', description: 'Company of the lead.', value: (row) => row.lead.company },
  { name: 'started_at', description: 'First event, UTC, ISO 8601.', value: (row) => toIso(row.startedAt) },
  { name: 'ended_at', description: 'Last event, UTC, ISO 8601.', value: (row) => toIso(row.endedAt) },
  {
    name: 'started_at_local',
    description: 'First event in the time zone of the export.',
    value: (row, wall) => wall(row.startedAt),
  },
  {
    name: 'ended_at_local',
    description: 'Last event in the time zone of the export.',
    value: (row, wall) => wall(row.endedAt),
  },
  {
    name: 'duration_seconds',
    description: 'From the first to the last event; 0 for a single one.',
    value: (row) => row.durationMs / 1000,
  },
  { name: 'events', description: 'Events that count.', value: (row) => row.eventCount },
  { name: 'points', description: 'Sum of their points, may be negative.', value: (row) => row.points },
  { name: 'entry_type', description: 'Type of the first event.', value: (row) => row.entry.type },
  { name: 'entry_label', description: 'The first event in words.', value: (row) => row.entry.label },
  { name: 'entry_path', description: 'Page of the first event.', value: (row) => row.entry.path },
  { name: 'exit_type', description: 'Type of the last event.', value: (row) => row.exit.type },
  { name: 'exit_label', description: 'The last event in words.', value: (row) => row.exit.label },
  { name: 'exit_path', description: 'Page of the last event.', value: (row) => row.exit.path },
  { name: 'source', description: 'Channel that brought the lead.', value: (row) => row.source },
  { name: 'campaign', description: 'Campaign of the first event.', value: (row) => row.campaign },
  { name: 'status', description: 'active, idle or ended at the time of the export.', value: (row) => row.status },
  { name: 'outcome', description: 'converted, engaged, bounced or unsubscribed.', value: (row) => row.outcome },
  { name: 'intent', description: 'high, research, neutral or low.', value: (row) => row.intent },
  { name: 'intent_reasons', description: 'Why, in sentences.', value: (row) => row.intentReasons.join(' ') },
  { name: 'steps', description: 'What was touched, in order.', value: (row) => row.steps.join(' > ') },
]

/** An instant as the clock on the wall shows it. */
export type Wall = (ms: number) => string

const toIso = (ms: number) => new Date(ms).toISOString()
