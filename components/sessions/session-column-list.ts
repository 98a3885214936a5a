/** The columns of the sessions table in their usual order, by the names that menus give them. */
export const sessionColumnList = [
  { id: 'lead', label: 'Lead' },
  { id: 'startedAt', label: 'Started' },
  { id: 'duration', label: 'Duration' },
  { id: 'events', label: 'Events' },
  { id: 'entry', label: 'Entry point' },
  { id: 'exit', label: 'Exit point' },
  { id: 'outcome', label: 'Outcome' },
  { id: 'intent', label: 'Intent' },
  { id: 'points', label: 'Points' },
  { id: 'source', label: 'Source' },
  { id: 'status', label: 'Status' },
  { id: 'steps', label: 'Steps' },
  { id: 'session', label: 'Session' },
] as const
