// When people are at work: instants on working days and hours of their own zone.
import { addDays, weekdayOf } from '@/lib/time/calendar-day'
import { startOfDay } from '@/lib/time/day-range'
import { dayOf } from '@/lib/time/zone'
import type { Random } from './random'

export const secondMs = 1000
export const minuteMs = 60 * secondMs
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

/** How busy the days are, Monday first. */
const weekdays = [1, 1, 1, 0.95, 0.75, 0.12, 0.1]

/** How busy the hours are, from 06:00 to 22:00. */
const hours = {
  6: 1,
  7: 3,
  8: 8,
  9: 13,
  10: 14,
  11: 12,
  12: 7,
  13: 9,
  14: 12,
  15: 11,
  16: 9,
  17: 5,
  18: 2,
  19: 2,
  20: 2,
  21: 1,
}

/** Instants in ms for the leads of one sample. */
export class Rhythm {
  private readonly starts = new Map<string, number>()

  constructor(private readonly random: Random) {}

  /** A likely moment on the day of `aroundMs` in the zone, or some days off when nobody works then. */
  workingMoment(aroundMs: number, tz: string): number {
    let day = dayOf(aroundMs, tz)
    while (!this.random.chance(weekdays[weekdayOf(day) - 1] ?? 1)) day = addDays(day, this.random.int(-3, 3))
    const hour = Number(this.random.weighted(hours))
    return this.startOf(day, tz) + hour * hourMs + this.random.int(0, hourMs - 1)
  }

  /** 08:30 UTC on the last such weekday (1 is Monday) on or before a day: when campaigns go out. */
  sendingMoment(aroundMs: number, weekday: number): number {
    const day = dayOf(aroundMs, 'UTC')
    return this.startOf(addDays(day, -((weekdayOf(day) - weekday + 7) % 7)), 'UTC') + 8.5 * hourMs
  }

  private startOf(day: string, tz: string): number {
    const key = `${day} ${tz}`
    const start = this.starts.get(key) ?? startOfDay(day, tz)
    this.starts.set(key, start)
    return start
  }
}
