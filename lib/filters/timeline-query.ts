import { z } from 'zod'
import { listCodec } from './list-codec'
import { type FilterProblem, type Params, readParams, writeParams } from './read-params'

// One window of the events of a stretch of a lead's time, as the timeline asks for it when it is scrolled or unfolded.

/** Milliseconds since 1970 UTC, up to the year 9999. */
const instant = z.codec(z.string(), z.number(), {
  decode(text, context) {
    const ms = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN
    if (ms >= -62_135_596_800_000 && ms <= 253_402_300_799_999) return ms
    context.issues.push({ code: 'custom', message: 'must be milliseconds since 1970', input: text })
    return z.NEVER
  },
  encode: String,
})

const timelineSchema = z.strictObject({
  from: instant.optional(),
  to: instant.optional(),
  type: listCodec().optional(),
  q: z.string().trim().min(1).max(200).optional(),
  after: z
    .string()
    .regex(/^\d{1,15}\.\d{1,15}$/, 'is no place in this timeline')
    .optional(),
})

export interface TimelineFilter {
  type?: string[] | undefined
  q?: string | undefined
}

export interface TimelineRequest extends TimelineFilter {
  /** First and last instant, both inside. */
  from: number
  to: number
  /** `next` of the window before. */
  after?: string | undefined
}

export function parseTimelineRequest(params: Params): { request: TimelineRequest; problems: FilterProblem[] } {
  const { values, problems } = readParams(timelineSchema, params)
  const { from = 0, to = 0, ...others } = values
  const missing = (['from', 'to'] as const).filter((param) => values[param] === undefined)
  const named = new Set(problems.map(({ param }) => param))
  const added = missing
    .filter((param) => !named.has(param))
    .map((param) => ({ param, message: `${param}: is missing` }))
  return { request: { from, to, ...others }, problems: [...problems, ...added] }
}

/** The place of an event in a timeline, for `after`. */
export function timelinePlace({ occurredAt, seq }: { occurredAt: number; seq: number }): string {
  return `${occurredAt}.${seq}`
}

export function serializeTimelineRequest(request: TimelineRequest): URLSearchParams {
  return writeParams(timelineSchema, request)
}
