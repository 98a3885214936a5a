// The periods people ask for by name. A preset becomes absolute days at once, so that a link keeps showing the same.
import { addDays, endOfMonth, startOfMonth } from './calendar-day'
import type { DayRange } from './day-range'
import { dayOf } from './zone'

export const datePresets = [
  { id: 'today', label: 'Today' },
  { id: 'yesterday', label: 'Yesterday' },
  { id: 'last-7-days', label: 'Last 7 days' },
  { id: 'last-30-days', label: 'Last 30 days' },
  { id: 'last-90-days', label: 'Last 90 days' },
  { id: 'this-month', label: 'This month' },
  { id: 'last-month', label: 'Last month' },
] as const

export type DatePreset = (typeof datePresets)[number]['id']

/** The days a preset means at an instant in a zone. "Last 7 days" ends today. */
export function presetRange(preset: DatePreset, nowMs: number, tz: string): DayRange {
  const today = dayOf(nowMs, tz)
  const lastMonth = addDays(startOfMonth(today), -1)
  switch (preset) {
    case 'today':
      return { from: today, to: today }
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) }
    case 'last-7-days':
      return { from: addDays(today, -6), to: today }
    case 'last-30-days':
      return { from: addDays(today, -29), to: today }
    case 'last-90-days':
      return { from: addDays(today, -89), to: today }
    case 'this-month':
      return { from: startOfMonth(today), to: endOfMonth(today) }
    case 'last-month':
      return { from: startOfMonth(lastMonth), to: lastMonth }
  }
}

/** The preset that means exactly these days now; null when none does. */
export function presetOf(range: DayRange, nowMs: number, tz: string): DatePreset | null {
  const same = datePresets.find(({ id }) => {
    const { from, to } = presetRange(id, nowMs, tz)
    return from === range.from && to === range.to
  })
  return same?.id ?? null
}
