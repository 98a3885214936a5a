import { z } from 'zod'
import { isCalendarDay } from '@/lib/time/calendar-day'
import { isTimeZone } from '@/lib/time/zone'

/** A day of the calendar, `2026-03-31`. The last one of all has no next day, which a range needs as its end. */
export const day = z
  .string()
  .refine((text) => isCalendarDay(text) && text < '2999-12-31', { error: 'must be a day like 2026-03-31' })

/** A time zone of the IANA list, `Europe/Berlin`. */
export const timeZone = z.string().refine(isTimeZone, { error: 'must be a time zone like Europe/Berlin' })
