import { z } from 'zod'
import { endpoint } from '@/lib/api/endpoint'
import { journeyFilterSchema } from '@/lib/filters/journey-filter'
import { leadJourney } from '@/lib/leads/lead-journey'
import { readWorkspace } from '@/lib/settings/workspace'
import { exampleLeadId } from '../example-data'
import { echo, filterEcho } from '../filter-echo'
import { movedTo } from '../moved-to'
import { cursorsOf, pageOf, pageParams, readRows } from '../page-params'
import { pageShape } from '../shapes/common'
import { sessionShape, toSessionBody } from '../shapes/session'
import { movedLead, needLead } from './need-lead'

export const leadSessions = endpoint({
  operationId: 'listLeadSessions',
  path: '/api/v1/leads/{id}/sessions',
  tag: 'Leads',
  scope: 'read',
  summary: "List a lead's sessions, with any gap",
  description:
    "The lead's sessions, newest first. With `gap` they are computed from its events with that pause instead of the workspace's: to see what another rule would make of one lead. Nothing is stored; the id of a computed session leads to the stored one that holds its start.",
  pathParams: { id: 'Id of the lead.' },
  query: z.strictObject({ ...journeyFilterSchema.shape, ...pageParams }),
  read({ limit, cursor, after, before, last, ...filter }) {
    const { problems, ...page } = pageOf({ limit, cursor, after, before, last }, 'startedAt')
    return { query: { filter, ...page }, problems }
  },
  answer: z
    .strictObject({
      data: z.array(sessionShape),
      page: pageShape,
      filter: filterEcho,
      gapSeconds: z.number().meta({ description: 'A pause this long, or longer, ended a session.' }),
    })
    .meta({ id: 'LeadSessionList' }),
  otherAnswers: { 307: movedLead },
  examples: [
    { summary: 'Its sessions', url: `/api/v1/leads/${exampleLeadId}/sessions` },
    { summary: 'With a gap of five minutes', url: `/api/v1/leads/${exampleLeadId}/sessions?gap=5m` },
  ],
  async run({ filter, limit, cursor: wanted }, { params, search, nowMs, db }) {
    const { id, name, email, company } = await needLead(params.id ?? '', db)
    if (id !== params.id) return movedTo(`/api/v1/leads/${id}/sessions`, id, search)
    const { rules } = await readWorkspace(db)
    const page = await readRows((cursor) => leadJourney(id, { filter, limit, cursor }, nowMs, db), wanted)
    return {
      data: page.rows.map((session) => toSessionBody({ ...session, lead: { id, name, email, company } })),
      page: { limit, ...cursorsOf(page), total: page.sessionCount },
      filter: echo(journeyFilterSchema, filter),
      gapSeconds: (filter.gap ?? rules.gapMs) / 1000,
    }
  },
})
