import type { CalendarDay } from '@/lib/time/calendar-day'
import type { DayRange } from '@/lib/time/day-range'
import { type Band, bandOf, baselineRules, noiseOf } from './baseline'
import type { FigureAtPoint, OverTime, TimeFigure, TimePoint } from './types'

/** What the sessions of a day or week add up to; medians are the lower middle ones. */
export interface PointSums {
  sessions: number
  bounced: number
  medianDurationMs: number | null
  medianEvents: number | null
}

/**
 * Days or weeks beside what was normal for them. Those before the first one with a session say nothing about what is
 * normal: nothing was recorded yet.
 * @param isOpen whether a day is not over yet
 */
export function judge(
  ranges: readonly DayRange[],
  sums: readonly PointSums[],
  unit: OverTime['unit'],
  isOpen: (day: CalendarDay) => boolean,
): TimePoint[] {
  const firstKnown = sums.findIndex(({ sessions }) => sessions > 0)
  const step = unit === 'day' ? 7 : 1
  return ranges.map((range, index): TimePoint => {
    const current = sums[index]
    const places = Array.from({ length: baselineRules.weeks }, (_, back) => index - (back + 1) * step)
    const past = places.flatMap((place) => (place >= Math.max(0, firstKnown) ? (sums[place] ?? []) : []))
    const sessions = current?.sessions ?? 0
    const figureOf = (figure: TimeFigure): FigureAtPoint => {
      const value = current ? read[figure](current) : null
      const values = past.map(read[figure]).filter((one) => one !== null)
      const band = bandOf(values, (usual) => noiseOf[figure](usual, sessions), figure === 'bounceRate' ? 1 : undefined)
      return { value, band, verdict: isOpen(range.to) ? 'open' : verdictOf(figure, value, band, sessions) }
    }
    return {
      ...range,
      sessions,
      figures: {
        sessions: figureOf('sessions'),
        bounceRate: figureOf('bounceRate'),
        medianDurationMs: figureOf('medianDurationMs'),
        medianEvents: figureOf('medianEvents'),
      },
    }
  })
}

const read: Record<TimeFigure, (sums: PointSums) => number | null> = {
  sessions: ({ sessions }) => sessions,
  bounceRate: ({ sessions, bounced }) => (sessions === 0 ? null : bounced / sessions),
  medianDurationMs: ({ medianDurationMs }) => medianDurationMs,
  medianEvents: ({ medianEvents }) => medianEvents,
}

function verdictOf(figure: TimeFigure, value: number | null, band: Band | null, sessions: number) {
  if (value === null || (figure !== 'sessions' && sessions < baselineRules.smallSample)) return 'small'
  if (band === null) return 'new'
  if (value > band.high) return 'above'
  return value < band.low ? 'below' : 'inside'
}
