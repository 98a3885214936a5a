// The pauses between a lead's events, and the gaps that might divide them into sessions. Pure.
import { pauseBinStartsMs } from '@/lib/sessionizer'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** Gaps to compare, beside the workspace's own. A bin of pauses starts at each. */
export const comparedGapsMs: readonly number[] = [5, 10, 15, 20, 30, 45, 60, 90, 120].map((m) => m * minuteMs)

/** The section reads the last so many days of the period: pauses hardly change, and there are as many as events. */
export const gapDays = 28

/** Where the bins of pauses start, in ms: those that sessions keep, and the workspace's own gap. */
export function pauseStartsMs(gapMs: number): number[] {
  const starts = new Set([...pauseBinStartsMs, gapMs])
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
