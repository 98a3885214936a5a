import { z } from 'zod'
import { endpoint } from '@/lib/api/endpoint'
import { leadFilterSchema, leadSortParam } from '@/lib/filters/lead-filter'
import { defaultLeadSort, leadSortColumnOf } from '@/lib/filters/lead-sort'
import { countListedLeads, listLeads } from '@/lib/leads/list-leads'
import { countRows } from '../counted'
import { echo, filterEcho } from '../filter-echo'
import { cursorsOf, pageOf, pageParams, readRows } from '../page-params'
import { pageShape } from '../shapes/common'
import { leadShape, toLeadBody } from '../shapes/lead'

export const leadList = endpoint({
  operationId: 'listLeads',
  path: '/api/v1/leads',
  tag: 'Leads',
  scope: 'read',
  summary: 'List leads',
  description:
    'Leads, the latest activity first, or by score; those without any activity stand at the end of the first order.',
  query: z.strictObject({ ...leadFilterSchema.shape, ...leadSortParam, ...pageParams }),
  read({ sort = defaultLeadSort, limit, cursor, after, before, last, ...filter }) {
    const { problems, ...page } = pageOf({ limit, cursor, after, before, last }, leadSortColumnOf(sort).column)
    return { query: { filter, sort, ...page }, problems }
  },
  answer: z.strictObject({ data: z.array(leadShape), page: pageShape, filter: filterEcho }).meta({ id: 'LeadList' }),
  examples: [{ summary: "Maria's leads at Acme", url: '/api/v1/leads?owner=Maria&q=acme' }],
  async run({ filter, sort, limit, cursor: wanted, counted: carried }, { nowMs, db }) {
    const shown = echo(leadFilterSchema, filter)
    const [page, counted] = await Promise.all([
      readRows((cursor) => listLeads({ filter, sort, limit, cursor }, db), wanted),
      countRows(carried, shown, nowMs, () => countListedLeads(filter, db)),
    ])
    return {
      data: page.rows.map(toLeadBody),
      page: { limit, ...cursorsOf(page, counted), total: counted.total },
      filter: shown,
    }
  },
})
