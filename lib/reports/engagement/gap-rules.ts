// The pauses between a lead's events, and the gaps that might divide them into sessions. Pure.

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** Gaps to compare, beside the workspace's own. */
export const comparedGapsMs: readonly number[] = [5, 10, 15, 20, 30, 45, 60, 90, 120].map((m) => m * minuteMs)

/** The section reads the last so many days of the period: pauses hardly change, and there are as many as events. */
export const gapDays = 28

/** Where the bins of pauses start, in ms: steps to the eye, each gap to compare, and the workspace's own. */
export function pauseStartsMs(gapMs: number): number[] {
  const steps = [...[0, 10, 30].map((seconds) => seconds * 1000), minuteMs, 2 * minuteMs, 4 * hourMs, 8 * hourMs]
  const starts = new Set([...steps, ...comparedGapsMs, gapMs])
  return [...starts].filter((start) => start < longestPauseMs(gapMs)).sort((a, b) => a - b)
}

/** A pause of this and more is not told apart from no event before at all: either begins a session under every gap. */
export function longestPauseMs(gapMs: number): number {
  return Math.max(24 * hourMs, gapMs)
}

/** The gaps to compare in order, the workspace's own among them. */
export function gapsMs(gapMs: number): number[] {
  return [...new Set([...comparedGapsMs, gapMs])].sort((a, b) => a - b)
}
