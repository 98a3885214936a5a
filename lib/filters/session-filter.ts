import { z } from 'zod'
import { intents, outcomes, sources, statuses } from '@/lib/sessionizer/types'
import { day, timeZone } from './day-codec'
import { filterDefinitions as definitions } from './filter-definitions'
import { choiceCodec, listCodec } from './list-codec'
import { pathCodec } from './path-codec'
import { rangeCodec } from './range-codec'
import { type FilterProblem, type Params, readParams, writeParams } from './read-params'
import { sequenceCodec } from './sequence-codec'

/** The URL form (input) and the typed form (output) of every filter of sessions. The order is that of a serialized filter. */
export const sessionFilterSchema = z.strictObject({
  lead: listCodec().optional().describe(definitions.lead.description),
  from: day.optional().describe(`First day. ${definitions.date.description}`),
  to: day.optional().describe(`Last day. ${definitions.date.description}`),
  tz: timeZone.optional().describe('Time zone of the days, like Europe/Berlin; UTC when missing.'),
  duration: rangeCodec(definitions.duration.limits).optional().describe(definitions.duration.description),
  events: rangeCodec(definitions.events.limits).optional().describe(definitions.events.description),
  points: rangeCodec(definitions.points.limits).optional().describe(definitions.points.description),
  entry: listCodec().optional().describe(definitions.entry.description),
  exit: listCodec().optional().describe(definitions.exit.description),
  entryPath: listCodec().optional().describe(definitions.entryPath.description),
  exitPath: listCodec().optional().describe(definitions.exitPath.description),
  source: choiceCodec(sources).optional().describe(definitions.source.description),
  campaign: listCodec().optional().describe(definitions.campaign.description),
  status: choiceCodec(statuses).optional().describe(definitions.status.description),
  intent: choiceCodec(intents).optional().describe(definitions.intent.description),
  outcome: choiceCodec(outcomes).optional().describe(definitions.outcome.description),
  contains: listCodec().optional().describe(definitions.contains.description),
  seq: sequenceCodec().optional().describe(definitions.seq.description),
  path: pathCodec().optional().describe(definitions.path.description),
  reached: listCodec().optional().describe(definitions.reached.description),
  missed: listCodec().optional().describe(definitions.missed.description),
  firstWith: listCodec().optional().describe(definitions.firstWith.description),
  visit: rangeCodec(definitions.visit.limits).optional().describe(definitions.visit.description),
  sinceFirst: rangeCodec(definitions.sinceFirst.limits).optional().describe(definitions.sinceFirst.description),
  firstTouch: choiceCodec(sources).optional().describe(definitions.firstTouch.description),
  q: z
    .string()
    .trim()
    .min(1, 'has no words')
    .max(200, 'is longer than 200 characters')
    .optional()
    .describe(definitions.q.description),
})

/** All given filters hold at once; several values of one filter are alternatives, except in `contains`. */
export type SessionFilter = z.output<typeof sessionFilterSchema>

export type { FilterProblem, Params } from './read-params'

/** The filter of a query string, and what could not be read of it: unknown parameters and malformed values, by name. */
export function parseSessionFilter(params: Params): { filter: SessionFilter; problems: FilterProblem[] } {
  const { values, problems } = readParams(sessionFilterSchema, params)
  const { filter, problem } = checkDays(values)
  return { filter, problems: problem ? [...problems, problem] : problems }
}

/** The query string of a filter: parameters in a fixed order, so that equal filters make equal links. */
export function serializeSessionFilter(filter: SessionFilter): URLSearchParams {
  return writeParams(sessionFilterSchema, filter)
}

/** Drops a reversed range of days, and says so. */
export function checkDays<Filter extends { from?: string | undefined; to?: string | undefined }>(
  filter: Filter,
): { filter: Filter; problem?: FilterProblem } {
  const { from, to, ...others } = filter
  if (from === undefined || to === undefined || from <= to) return { filter }
  return {
    filter: others as Filter,
    problem: { param: 'from', message: `from: the range is reversed, ${from} lies after ${to}` },
  }
}
