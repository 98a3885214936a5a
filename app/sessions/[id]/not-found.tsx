import { SearchX } from 'lucide-react'
import Link from 'next/link'
import { PageHeader } from '@/components/layout/page-header'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export default function SessionNotFound() {
  return (
    <>
      <PageHeader crumbs={[{ href: '/sessions', label: 'Sessions' }]} title="Not found" />
      <EmptyState
        icon={SearchX}
        title="There is no such session"
        actions={
          <>
            <Link href="/sessions" className={buttonClass({ variant: 'primary', size: 'md' })}>
              All sessions
            </Link>
            <Link href="/leads" className={buttonClass({ size: 'md' })}>
              Find the lead
            </Link>
          </>
        }
      >
        No lead did anything at the moment that this link names. It may have been cut off, or the lead’s events were
        erased.
      </EmptyState>
    </>
  )
}
