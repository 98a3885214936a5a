// What the engagement report says. Days are YYYY-MM-DD in the report's zone, both ends inside.
import type { DayRange } from '@/lib/time/day-range'
import type { Band } from './baseline'

/** Sessions of some lengths; both ends inside, in the unit of the filter (seconds, events), null for no end. */
export interface DistributionBin {
  min: number
  max: number | null
  sessions: number
}

export interface Distributions {
  sessions: number
  duration: DistributionBin[]
  events: DistributionBin[]
}

export const timeFigures = ['sessions', 'bounceRate', 'medianDurationMs', 'medianEvents'] as const
export type TimeFigure = (typeof timeFigures)[number]

/** A figure of one day or week, and what was normal for it. */
export interface FigureAtPoint {
  /** Null without sessions; shares from 0 to 1, durations in ms. */
  value: number | null
  band: Band | null
  /** `small`: of too few sessions to be judged. `open`: the day or week is not over. `new`: too little came before it. */
  verdict: 'inside' | 'above' | 'below' | 'small' | 'open' | 'new'
}

/** One day, or one week from Monday to Sunday. */
export interface TimePoint extends DayRange {
  sessions: number
  figures: Record<TimeFigure, FigureAtPoint>
}

export interface OverTime {
  unit: 'day' | 'week'
  points: TimePoint[]
}
