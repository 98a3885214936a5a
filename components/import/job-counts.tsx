import { cn } from '@/components/ui/cn'
import type { ImportJob } from '@/lib/imports/types'

/** Accepted, duplicates, rejected. */
export function JobCounts({ job, className }: { job: ImportJob; className?: string }) {
  const isDryRun = job.state === 'checking' || job.state === 'checked'
  return (
    <dl className={cn('flex flex-wrap gap-x-10 gap-y-3', className)}>
      <Count term={isDryRun ? 'Would be accepted' : 'Accepted'} value={job.accepted} />
      <Count term="Duplicates" value={job.duplicates} />
      <Count term="Rejected" value={job.rejected} isBad={job.rejected > 0} />
    </dl>
  )
}

function Count({ term, value, isBad = false }: { term: string; value: number; isBad?: boolean }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-muted">{term}</dt>
      <dd className={cn('font-semibold text-xl', isBad && 'text-negative')}>{value.toLocaleString('en')}</dd>
    </div>
  )
}
