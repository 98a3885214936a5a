import { z } from 'zod'
import { endpoint } from '@/lib/api/endpoint'
import { exampleLeadId } from '../example-data'
import { movedTo } from '../moved-to'
import { leadShape, toLeadBody } from '../shapes/lead'
import { movedLead, needLead } from './need-lead'

export const leadRead = endpoint({
  operationId: 'readLead',
  path: '/api/v1/leads/{id}',
  tag: 'Leads',
  scope: 'read',
  summary: 'Read one lead',
  description:
    'The lead with its totals and the keys by which senders name it. The id of a lead that was joined to another one leads there.',
  pathParams: { id: 'Id of the lead.' },
  query: z.strictObject({}),
  read: () => ({ query: null, problems: [] }),
  answer: z
    .strictObject({
      data: z.strictObject({
        ...leadShape.shape,
        identities: z
          .array(z.string())
          .meta({ description: 'user:42, anon:9f1c, email:ann@acme.example: who senders say it is.' }),
      }),
    })
    .meta({ id: 'LeadWithIdentities' }),
  otherAnswers: { 307: movedLead },
  examples: [{ summary: 'A lead', url: `/api/v1/leads/${exampleLeadId}` }],
  async run(_, { params, search, db }) {
    const lead = await needLead(params.id ?? '', db)
    if (lead.id !== params.id) return movedTo(`/api/v1/leads/${lead.id}`, lead.id, search)
    return { data: { ...toLeadBody(lead), identities: lead.identities } }
  },
})
