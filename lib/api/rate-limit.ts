// How often a key may call, counted in this process. The headers are those of the IETF's draft (RateLimit-Policy and
// RateLimit as structured fields), with Retry-After once it is enough.

/** So many in so many seconds. */
export interface RatePolicy {
  /** Stands in the headers. Each name has counts of its own. */
  name: string
  quota: number
  windowSeconds: number
  /** What is counted, when it is not requests: `events`. */
  unit?: string
}

export interface RateTaken {
  isAllowed: boolean
  /** What may still be taken before the window ends. */
  remaining: number
  /** Until the window ends, in whole seconds, at least 1. */
  resetSeconds: number
  /** For the answer, allowed or not. */
  headers: Record<string, string>
}

interface Window {
  startMs: number
  taken: number
}

// Kept on globalThis, as each route's bundle may have a copy of this module.
const holder = globalThis as { leadtrailRates?: Map<string, Map<string, Window>> }

/**
 * Takes `cost` from what `keyId` may use in the window that its first call opened. What does not fit any more is
 * refused and takes nothing; but a full window lets a single call of any cost through, or it could never be made.
 */
export function takeFrom(policy: RatePolicy, keyId: string, nowMs: number, cost = 1): RateTaken {
  const { quota } = policy
  const window = windowOf(policy, keyId, nowMs)
  const isAllowed = window.taken === 0 || window.taken + cost <= quota
  if (isAllowed) window.taken += cost
  const remaining = Math.max(0, quota - window.taken)
  const endMs = window.startMs + policy.windowSeconds * 1000
  const resetSeconds = Math.max(1, Math.ceil((endMs - nowMs) / 1000))
  return { isAllowed, remaining, resetSeconds, headers: headersOf(policy, isAllowed, remaining, resetSeconds) }
}

/** All counts begin anew. */
export function forgetRates(): void {
  holder.leadtrailRates?.clear()
}

/** A clock that was set back opens a new window, too: nobody waits for a time that has already been. */
function windowOf({ name, windowSeconds }: RatePolicy, keyId: string, nowMs: number): Window {
  holder.leadtrailRates ??= new Map()
  const windows = holder.leadtrailRates.get(name) ?? new Map<string, Window>()
  holder.leadtrailRates.set(name, windows)
  const open = windows.get(keyId)
  if (open && nowMs >= open.startMs && nowMs < open.startMs + windowSeconds * 1000) return open
  const window = { startMs: nowMs, taken: 0 }
  windows.set(keyId, window)
  return window
}

function headersOf({ name, quota, windowSeconds, unit }: RatePolicy, isAllowed: boolean, left: number, reset: number) {
  const counted = unit === undefined ? '' : `;qu="${unit}"`
  return {
    'ratelimit-policy': `"${name}";q=${quota};w=${windowSeconds}${counted}`,
    ratelimit: `"${name}";r=${left};t=${reset}`,
    ...(!isAllowed && { 'retry-after': String(reset) }),
  }
}
