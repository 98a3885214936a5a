import { z } from 'zod'

const form = /^(\d{4})-(\d{2})-(\d{2})$/

/** A day of the calendar, `2026-03-31`. */
export const day = z.string().refine(isDay, { error: 'must be a day like 2026-03-31' })

/** A time zone of the IANA list, `Europe/Berlin`. */
export const timeZone = z.string().refine(isTimeZone, { error: 'must be a time zone like Europe/Berlin' })

function isDay(text: string): boolean {
  const [, year, month, date] = (form.exec(text) ?? []).map(Number)
  if (!year || !month || !date) return false
  const time = new Date(Date.UTC(2000, month - 1, date))
  time.setUTCFullYear(year, month - 1, date)
  return time.getUTCMonth() === month - 1 && time.getUTCDate() === date
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }) !== undefined
  } catch {
    return false
  }
}
