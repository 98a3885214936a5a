import { PageHeader } from '@/components/layout/page-header'
import { LeadsTableSkeleton } from '@/components/leads/leads-table'

export default function LeadsLoading() {
  return (
    <>
      <PageHeader title="Leads" />
      <LeadsTableSkeleton />
    </>
  )
}
