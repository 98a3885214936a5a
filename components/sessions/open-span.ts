import { statusOf } from '@/lib/sessionizer/status'
import type { Status } from '@/lib/sessionizer/types'

/** What the browser needs to turn the status of an open session by itself. */
export interface OpenSpan {
  endedAt: number
  closesAt: number
  /** The server's clock when it said so: a browser's may be wrong. */
  nowMs: number
}

export function openSpanOf(session: { endedAt: number; closesAt: number }, nowMs: number): OpenSpan | null {
  const { endedAt, closesAt } = session
  return nowMs < closesAt ? { endedAt, closesAt, nowMs } : null
}

export function statusAt({ endedAt, closesAt }: OpenSpan, nowMs: number): Status {
  return statusOf(endedAt, closesAt - endedAt, nowMs)
}

/** @example closesIn({ closesAt: 720_000 }, 0) // 'closes in 12 min' */
export function closesIn({ closesAt }: Pick<OpenSpan, 'closesAt'>, nowMs: number): string {
  const minutes = Math.ceil((closesAt - nowMs) / 60_000)
  if (minutes > 90) return `closes in ${Math.round(minutes / 60)} h`
  return minutes <= 1 ? 'closes in a minute' : `closes in ${minutes} min`
}
