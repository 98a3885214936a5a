import type { Metadata } from 'next'
import { Suspense } from 'react'
import { LinkProblems } from '@/components/filters/link-problems'
import { ParamSearch } from '@/components/filters/param-search'
import { PageHeader } from '@/components/layout/page-header'
import { readViewer } from '@/components/layout/viewer'
import { LeadsList } from '@/components/leads/leads-list'
import { LeadsTableSkeleton } from '@/components/leads/leads-table'
import { ListFailure } from '@/components/ui/failure'
import { parseLeadQuery, serializeLeadQuery } from '@/lib/filters/lead-filter'
import { listLeads } from '@/lib/leads/list-leads'

export const metadata: Metadata = { title: 'Leads' }

export default async function LeadsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { query, problems } = parseLeadQuery(await searchParams)
  return (
    <>
      <PageHeader
        title="Leads"
        about="Everyone who did something, with their score"
        actions={<ParamSearch label="Search leads" className="w-40 sm:w-64" />}
      />
      <LinkProblems problems={problems} cleanHref={`/leads?${serializeLeadQuery(query)}`} />
      <ListFailure what="The leads">
        <Suspense fallback={<LeadsTableSkeleton />}>
          <LeadsList query={query} page={listLeads(query)} viewer={await readViewer()} />
        </Suspense>
      </ListFailure>
    </>
  )
}
