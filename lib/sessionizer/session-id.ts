// A session's id names an instant of a lead, so that a link survives when the session's borders move.

/** The latest instant that JavaScript's dates can hold, in ms. */
export const maxInstantMs = 8.64e15

/** `<leadId>-<startedAt in ms, base 36>`; a lead id must not end in `-`. */
export function sessionId(leadId: string, startedAtMs: number): string {
  return leadId + dashed(startedAtMs)
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

/**
 * All pairs of base-36 digits: `toString(36)` would cost more than the rest of a session. Those with the id's dash in front
 * save a step for each session, some 3 % of all its time.
 */
const pairs = Array.from({ length: 36 ** 2 }, (_, value) => value.toString(36).padStart(2, '0'))
const dashedPairs = pairs.map((pair) => `-${pair}`)

function dashed(ms: number): string {
  // Instants with exactly eight digits: from 1972 to 2059.
  if (ms < 36 ** 7 || ms >= 36 ** 8 || !Number.isInteger(ms)) return `-${ms.toString(36)}`
  const high = Math.trunc(ms / 36 ** 4) | 0
  const low = (ms - high * 36 ** 4) | 0
  const first = (high / 1296) | 0
  const third = (low / 1296) | 0
  const text = (dashedPairs[first] as string) + (pairs[high - first * 1296] as string)
  return text + ((pairs[third] as string) + (pairs[low - third * 1296] as string))
}
