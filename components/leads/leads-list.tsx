import { Users } from 'lucide-react'
import Link from 'next/link'
import type { Viewer } from '@/components/layout/viewer'
import { PageLinks } from '@/components/table/page-links'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { type LeadQuery, serializeLeadQuery } from '@/lib/filters/lead-filter'
import type { PageCursor } from '@/lib/filters/page-cursor'
import type { LeadPage } from '@/lib/leads/types'
import { LeadsTable } from './leads-table'
import { OwnerFilter } from './owner-filter'

/** A page of leads with the ways to the others; says why when there are none. */
export async function LeadsList({
  query,
  page,
  viewer,
}: {
  query: LeadQuery
  page: Promise<LeadPage>
  viewer: Viewer
}) {
  const { rows, next, previous } = await page
  const hrefOf = (cursor: PageCursor) => `/leads?${serializeLeadQuery({ ...query, cursor })}`
  if (rows.length === 0 && previous === null && next === null) return <NoLeads query={query} />
  return (
    <>
      <OwnerFilter query={query} />
      <LeadsTable rows={rows} viewer={viewer} query={query} />
      <PageLinks hrefOf={hrefOf} previous={previous} next={next} />
    </>
  )
}

function NoLeads({ query: { filter } }: { query: LeadQuery }) {
  if (filter.q || filter.owner) {
    return (
      <EmptyState
        icon={Users}
        title={filter.q ? `No lead matches “${filter.q}”` : 'No lead has this owner'}
        actions={
          <Link href="/leads" className={buttonClass({ size: 'md' })}>
            Show all leads
          </Link>
        }
      >
        The search reads names, email addresses, companies and identities.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={Users}
      title="No leads yet"
      actions={
        <>
          <Link href="/import" className={buttonClass({ variant: 'primary', size: 'md' })}>
            Import events
          </Link>
          <Link href="/sessions" className={buttonClass({ size: 'md' })}>
            Other ways to begin
          </Link>
        </>
      }
    >
      Leads appear with their first event.
    </EmptyState>
  )
}
