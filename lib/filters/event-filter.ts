import { z } from 'zod'
import { day, timeZone } from './day-codec'
import { choiceCodec, listCodec } from './list-codec'
import { cursorOf, type PageCursor, position } from './page-cursor'
import { rangeCodec } from './range-codec'
import { type FilterProblem, type Params, readParams, writeParams } from './read-params'
import { checkDays } from './session-filter'
import { limitCodec } from './session-query'
import { defaultLimit, pageSizes } from './session-sort'

// The list of single events: the same URL rules as the list of sessions.

const mostPoints = 1_000_000

/** `no` counts, `yes` does not; the others say why, or what an event was recognised as while that rule is off. */
export const suppressedChoices = ['no', 'yes', 'bot', 'scanner', 'burst', 'passive'] as const
export type SuppressedChoice = (typeof suppressedChoices)[number]

/** The URL form (input) and the typed form (output) of every filter of events, in the order of a serialized filter. */
export const eventFilterSchema = z.strictObject({
  lead: listCodec().optional().describe('Ids of leads, comma separated.'),
  from: day.optional().describe('First day, in the time zone `tz` (UTC when missing).'),
  to: day.optional().describe('Last day, inside the range.'),
  tz: timeZone.optional().describe('Time zone of the days, like Europe/Berlin; UTC when missing.'),
  type: listCodec().optional().describe('Event types, comma separated: email_open,page_view.'),
  path: listCodec()
    .optional()
    .describe(
      'Pages, comma separated; * is any run of characters (/blog/*) and \\* an asterisk; (none) means no page.',
    ),
  campaign: listCodec().optional().describe('Campaigns, comma separated; (none) means no campaign.'),
  points: rangeCodec({ min: -mostPoints, max: mostPoints })
    .optional()
    .describe('Points that the event gave: -10..-1, 1.., ..0 or 5.'),
  suppressed: choiceCodec(suppressedChoices)
    .optional()
    .describe(
      'no: events that count. yes: events that do not. bot, scanner, burst: those recognised as such, which count only while that rule is off. passive: those that are not the lead’s own doing.',
    ),
  q: z
    .string()
    .trim()
    .min(1, 'has no words')
    .max(200, 'is longer than 200 characters')
    .optional()
    .describe('Words that all occur in the page, title, type, label, campaign or addresses of the event.'),
})

export type EventFilter = z.output<typeof eventFilterSchema>

/** One page of events, newest first. */
export interface EventQuery {
  filter: EventFilter
  limit: number
  cursor: PageCursor
}

export const eventQuerySchema = z.strictObject({
  ...eventFilterSchema.shape,
  limit: limitCodec.optional().describe('Rows of a page: 25, 50 (default), 100 or 200.'),
  after: position.optional().describe('Cursor: the page of older events after this place.'),
  before: position.optional().describe('Cursor: the page of newer events before this place.'),
  last: z.literal('1', { error: 'must be 1' }).optional().describe('1: the last page, the oldest events.'),
})

/** The query of a query string, and what could not be read of it: unknown parameters and malformed values, by name. */
export function parseEventQuery(params: Params): { query: EventQuery; problems: FilterProblem[] } {
  const { values, problems } = readParams(eventQuerySchema, params)
  const { limit = defaultLimit, after, before, last, ...given } = values
  const days = checkDays<EventFilter>(given)
  const page = cursorOf({ after, before, last }, 'occurredAt')
  const problem = page.problem ?? checkPlace(page.cursor, page.cursor.at)
  return {
    query: { filter: days.filter, limit, cursor: problem ? { at: 'first' } : page.cursor },
    problems: [...problems, ...(days.problem ? [days.problem] : []), ...(problem ? [problem] : [])],
  }
}

export function serializeEventFilter(filter: EventFilter): URLSearchParams {
  return writeParams(eventFilterSchema, filter)
}

/** The query string of a page; what is the default is left out. */
export function serializeEventQuery({ filter, limit, cursor }: EventQuery): URLSearchParams {
  return writeParams(eventQuerySchema, {
    ...filter,
    limit: limit === defaultLimit ? undefined : pageSizes.find((size) => size === limit),
    after: cursor.at === 'after' ? cursor.position : undefined,
    before: cursor.at === 'before' ? cursor.position : undefined,
    last: cursor.at === 'last' ? '1' : undefined,
  })
}

/** Within one instant the place of an event is its `seq`, a number. */
export function checkPlace(cursor: PageCursor, param: string): FilterProblem | undefined {
  if (!('position' in cursor) || /^\d{1,15}$/.test(cursor.position.id)) return
  return { param, message: `${param}: is not a cursor of this list` }
}
