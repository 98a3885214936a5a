import { SearchX } from 'lucide-react'
import Link from 'next/link'
import { PageHeader } from '@/components/layout/page-header'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export const metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <>
      <PageHeader title="Not found" />
      <EmptyState
        icon={SearchX}
        title="There is nothing here"
        actions={
          <Link href="/sessions" className={buttonClass({ size: 'md' })}>
            Go to sessions
          </Link>
        }
      >
        The address may be mistyped, or what it named was erased.
      </EmptyState>
    </>
  )
}
