import { z } from 'zod'
import { type FilterProblem, type Params, readParams, writeParams } from './read-params'
import { checkDays, type SessionFilter, sessionFilterSchema } from './session-filter'

/**
 * A report's query string: the filter of the sessions page beside parameters of its own. Unknown parameters and
 * malformed values are named, and the rest still holds.
 * @example parseReportQuery(z.strictObject({ unit: z.enum(['day', 'week']).optional() }), params).own.unit
 */
export function parseReportQuery<Shape extends z.ZodRawShape>(
  ownSchema: z.ZodObject<Shape>,
  params: Params,
): { filter: SessionFilter; own: Partial<z.output<z.ZodObject<Shape>>>; problems: FilterProblem[] } {
  const merged = z.strictObject({ ...sessionFilterSchema.shape, ...ownSchema.shape })
  const { values, problems } = readParams(merged, params)
  const entries = Object.entries(values)
  const isOwn = ([param]: [string, unknown]) => Object.hasOwn(ownSchema.shape, param)
  const given = Object.fromEntries(entries.filter((entry) => !isOwn(entry))) as SessionFilter
  const own = Object.fromEntries(entries.filter(isOwn)) as Partial<z.output<z.ZodObject<Shape>>>
  const { filter, problem } = checkDays(given)
  return { filter, own, problems: problem ? [...problems, problem] : problems }
}

/** The report's own parameters as a query string, to be kept when the filter changes. */
export function writeOwnParams<Shape extends z.ZodRawShape>(
  ownSchema: z.ZodObject<Shape>,
  own: Partial<z.output<z.ZodObject<Shape>>>,
): string {
  return writeParams(ownSchema, own).toString()
}
