import { z } from 'zod'
import { sessionFilterSchema } from '@/lib/filters/session-filter'
import { sessionQuerySchema } from '@/lib/filters/session-query'
import { type SessionSort, sessionSorts } from '@/lib/filters/session-sort'
import { dayParams } from '../day-zone'

/** The filter of the page, with the API's word on where days lie. */
export const filterParams = { ...sessionFilterSchema.shape, ...dayParams }

/** The names that answers have for what the page calls `duration` and `events`. */
const sameSorts: Record<string, SessionSort> = {
  durationSeconds: 'duration',
  '-durationSeconds': '-duration',
  eventCount: 'events',
  '-eventCount': '-events',
}

const named = ['startedAt', 'durationSeconds', 'eventCount', 'points']

/** `-durationSeconds`, or `-duration` as in the address of the page. */
const sortCodec = z.codec(z.string(), z.enum(sessionSorts), {
  decode(text, context) {
    const own = Object.hasOwn(sameSorts, text) ? sameSorts[text] : sessionSorts.find((sort) => sort === text)
    if (own !== undefined) return own
    const message = `must be one of ${named.join(', ')}, with - before it from the largest down`
    context.issues.push({ code: 'custom', message, input: text })
    return z.NEVER
  },
  encode: (sort) => sort,
})

export const sortParam = {
  sort: sortCodec
    .optional()
    .describe(
      `What to sort by: ${named.join(', ')}; - before it is from the largest down. Default -startedAt. The page's own duration and events are understood, too.`,
    ),
}

export const rawParam = {
  raw: sessionQuerySchema.shape.raw.describe(
    '1: each session also says in `notCounted` how many events happened during it that do not count, and why.',
  ),
}
