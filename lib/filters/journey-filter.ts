import { z } from 'zod'
import { parseDuration } from '@/lib/time/format'
import { day } from './day-codec'
import { listCodec } from './list-codec'
import { cursorOf, type PageCursor, position } from './page-cursor'
import { type FilterProblem, type Params, readParams, writeParams } from './read-params'

// What a lead's page shows of its journey.

const shortestGapMs = 60_000
const longestGapMs = 7 * 86_400_000

/** `15m`, `1h 30m`; written in the largest unit that fits. */
const gapCodec = z.codec(z.string(), z.number(), {
  decode(text, context) {
    const gapMs = parseDuration(text)
    if (gapMs !== null && gapMs >= shortestGapMs && gapMs <= longestGapMs) return gapMs
    context.issues.push({ code: 'custom', message: 'must be a duration from 1m to 7d, like 15m or 1h', input: text })
    return z.NEVER
  },
  encode(gapMs) {
    const unit = [['d', 86_400_000] as const, ['h', 3_600_000] as const, ['m', 60_000] as const].find(
      ([, ms]) => gapMs % ms === 0,
    )
    return unit ? `${gapMs / unit[1]}${unit[0]}` : `${Math.round(gapMs / 1000)}s`
  },
})

/** The URL form (input) and the typed form (output) of what narrows a journey. */
export const journeyFilterSchema = z.strictObject({
  type: listCodec().optional().describe('Sessions with an event of one of these types.'),
  q: z
    .string()
    .trim()
    .min(1, 'has no words')
    .max(200, 'is longer than 200 characters')
    .optional()
    .describe('Sessions with an event that has all of these words in its page, campaign, type or names.'),
  gap: gapCodec.optional().describe('Sessions computed with this pause instead of the stored ones: 15m, 1h.'),
})

const journeySchema = z.strictObject({
  ...journeyFilterSchema.shape,
  until: day.optional().describe('The last day of the activity calendar.'),
  raw: z.literal('1', { error: 'must be 1' }).optional().describe('1: also tell of the events that do not count.'),
  open: listCodec().optional().describe('Ids of the sessions that are unfolded.'),
  after: position.optional().describe('Cursor: older sessions.'),
  before: position.optional().describe('Cursor: newer sessions.'),
  last: z.literal('1', { error: 'must be 1' }).optional().describe('1: the oldest sessions.'),
})

export interface JourneyFilter {
  type?: string[] | undefined
  q?: string | undefined
  gap?: number | undefined
}

export interface JourneyQuery {
  filter: JourneyFilter
  limit: number
  cursor: PageCursor
}

/** What the page shows beside the sessions. */
export interface JourneyView {
  until?: string | undefined
  /** Also tells what does not count, during the sessions and between them. */
  raw?: true | undefined
  open: string[]
}

const journeyPageSize = 25

/** The parts of a query string, and what could not be read of it: unknown parameters and malformed values, by name. */
export function parseJourney(params: Params): { query: JourneyQuery; view: JourneyView; problems: FilterProblem[] } {
  const { values, problems } = readParams(journeySchema, params)
  const { after, before, last, until, raw, open = [], ...filter } = values
  const page = cursorOf({ after, before, last }, 'startedAt')
  return {
    query: { filter, limit: journeyPageSize, cursor: page.cursor },
    view: { until, raw: raw && true, open },
    problems: page.problem ? [...problems, page.problem] : problems,
  }
}

/** The query string of a journey; without `cursor` its first page. */
export function serializeJourney(
  filter: JourneyFilter,
  view: Partial<JourneyView> = {},
  cursor?: PageCursor,
): URLSearchParams {
  return writeParams(journeySchema, {
    ...filter,
    ...view,
    raw: view.raw && '1',
    after: cursor?.at === 'after' ? cursor.position : undefined,
    before: cursor?.at === 'before' ? cursor.position : undefined,
    last: cursor?.at === 'last' ? '1' : undefined,
  })
}
