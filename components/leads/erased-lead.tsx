import { Download, UserX } from 'lucide-react'
import Link from 'next/link'
import type { Viewer } from '@/components/layout/viewer'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { Erasure } from '@/lib/leads/types'
import { formatDateTime } from '@/lib/time/format'

/** What stands where an erased lead was: when it went, and the receipt. */
export function ErasedLead({ erasure, viewer }: { erasure: Erasure; viewer: Viewer }) {
  const { leadId, erasedAt, events, sessions, identities } = erasure
  return (
    <EmptyState
      icon={UserX}
      title="This lead was erased"
      actions={
        <>
          <a
            href={`/leads/${encodeURIComponent(leadId)}/receipt`}
            download
            className={buttonClass({ variant: 'primary', size: 'md' })}
          >
            <Download aria-hidden />
            Download the receipt
          </a>
          <Link href="/leads" className={buttonClass({ size: 'md' })}>
            All leads
          </Link>
        </>
      }
    >
      <p>
        On <time dateTime={new Date(erasedAt).toISOString()}>{formatDateTime(erasedAt, viewer.timeZone)}</time>. Nothing
        of it is kept but this receipt:
      </p>
      <dl className="mt-3 flex justify-center gap-6">
        <Figure term="Events" count={events} />
        <Figure term="Sessions" count={sessions} />
        <Figure term="Identity keys" count={identities} />
      </dl>
      <p className="mt-3">An event that comes by one of its keys later makes a new lead.</p>
    </EmptyState>
  )
}

function Figure({ term, count }: { term: string; count: number }) {
  return (
    <div className="flex flex-col">
      <dt className="text-faint text-xs">{term}</dt>
      <dd className="font-semibold text-ink text-lg">{count.toLocaleString('en')}</dd>
    </div>
  )
}
