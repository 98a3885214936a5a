// A session's id names an instant of a lead, so that a link survives when the session's borders move.

/** The latest instant that JavaScript's dates can hold, in ms. */
const maxInstantMs = 8.64e15

/** `<leadId>-<startedAt in ms, base 36>`; a lead id must not end in `-`. */
export function sessionId(leadId: string, startedAtMs: number): string {
  return `${leadId}-${startedAtMs.toString(36)}`
}

/** The lead and instant (ms) that a session id names; null when the text is no such id. */
export function parseSessionId(id: string): { leadId: string; startedAt: number } | null {
  const parts = /^(.*?[^-])-(-?[0-9a-z]{1,11})$/s.exec(id)
  if (!parts) return null
  const [, leadId = '', digits = ''] = parts
  const startedAt = Number.parseInt(digits, 36)
  if (Math.abs(startedAt) > maxInstantMs || sessionId(leadId, startedAt) !== id) return null
  return { leadId, startedAt }
}
