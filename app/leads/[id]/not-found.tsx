import { UserX } from 'lucide-react'
import Link from 'next/link'
import { PageHeader } from '@/components/layout/page-header'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export default function LeadNotFound() {
  return (
    <>
      <PageHeader crumbs={[{ href: '/leads', label: 'Leads' }]} title="Not found" />
      <EmptyState
        icon={UserX}
        title="There is no such lead"
        actions={
          <Link href="/leads" className={buttonClass({ variant: 'primary', size: 'md' })}>
            Search the leads
          </Link>
        }
      >
        The link may have been cut off.
      </EmptyState>
    </>
  )
}
