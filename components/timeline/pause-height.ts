/**
 * How far apart two events are drawn, in pixels: by the logarithm of the pause, so that five seconds and five minutes
 * can both be seen without the page growing with the clock.
 * @example pauseHeight(60_000) // 18
 */
export function pauseHeight(pauseMs: number): number {
  return Math.min(64, Math.round(7 * Math.log(1 + Math.max(0, pauseMs) / 5000)))
}

/** A pause from here on is named on the line. */
export const longPauseMs = 5 * 60_000
