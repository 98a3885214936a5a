import { z } from 'zod'
import { endpoint } from '@/lib/api/endpoint'
import { checkDays, type SessionFilter, sessionFilterSchema } from '@/lib/filters/session-filter'
import { sessionTrend } from '@/lib/sessions/session-trend'
import { summarizeSessions } from '@/lib/sessions/summarize-sessions'
import type { Totals } from '@/lib/sessions/types'
import { readWorkspace } from '@/lib/settings/workspace'
import { echo, filterEcho } from '../filter-echo'
import { filterParams } from './session-params'

const share = z.number().min(0).max(1).nullable()
const day = z.iso.date()

const totals = z
  .strictObject({
    sessions: z.int(),
    leads: z.int().meta({ description: 'Distinct leads.' }),
    medianDurationSeconds: z.number().nullable().meta({ description: 'The lower middle one; null without sessions.' }),
    medianIsApproximate: z
      .boolean()
      .meta({ description: 'True when the median was read from counts by duration, as it is of very many sessions.' }),
    bounceRate: share.meta({ description: 'Sessions of one event and no goal, a share from 0 to 1.' }),
    conversionRate: share.meta({ description: 'Sessions with a goal, a share from 0 to 1.' }),
    points: z.int(),
  })
  .meta({ id: 'Totals' })

const bucket = z
  .strictObject({
    from: day.meta({ description: 'First day.' }),
    to: day.meta({ description: 'Last day, inside.' }),
    converted: z.int(),
    engaged: z.int(),
    bounced: z.int(),
    unsubscribed: z.int(),
  })
  .meta({ id: 'TrendBucket', description: 'Sessions that started on these days, by outcome.' })

export const sessionStats = endpoint({
  operationId: 'readStats',
  path: '/api/v1/sessions/stats',
  tag: 'Sessions',
  scope: 'read',
  summary: 'Sum sessions up',
  description:
    'Totals of exactly the sessions that the filter lists, those of as many days right before when it has a first and a last day, and their number over time.',
  query: z.strictObject(filterParams),
  read(given) {
    const { filter, problem } = checkDays<SessionFilter>(given)
    return { query: filter, problems: problem ? [problem] : [] }
  },
  answer: z
    .strictObject({
      data: z.strictObject({
        current: totals,
        previous: z.strictObject({ ...totals.shape, from: day, to: day }).nullable(),
        trend: z.strictObject({ unit: z.enum(['day', 'week', 'month']), buckets: z.array(bucket) }),
      }),
      filter: filterEcho,
    })
    .meta({ id: 'Stats' }),
  examples: [
    { summary: 'Two days beside the two before', url: '/api/v1/sessions/stats?from=2026-03-30&to=2026-03-31&tz=UTC' },
  ],
  async run(given, { nowMs, db }) {
    const filter = { ...given, tz: given.tz ?? (await readWorkspace(db)).timezone }
    const { current, previous } = await summarizeSessions(filter, nowMs, db)
    const trend = await sessionTrend(filter, nowMs, db)
    return {
      data: {
        current: toTotals(current),
        previous: previous && { ...toTotals(previous), from: previous.from, to: previous.to },
        trend,
      },
      filter: echo(sessionFilterSchema, filter),
    }
  },
})

function toTotals({ medianDurationMs, ...sums }: Totals): z.output<typeof totals> {
  return {
    sessions: sums.sessions,
    leads: sums.leads,
    medianDurationSeconds: medianDurationMs === null ? null : medianDurationMs / 1000,
    medianIsApproximate: sums.medianIsApproximate,
    bounceRate: sums.bounceRate,
    conversionRate: sums.conversionRate,
    points: sums.points,
  }
}
