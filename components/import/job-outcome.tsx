import { Download } from 'lucide-react'
import Link from 'next/link'
import { Button, buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { ImportChoices, ImportJob, ImportState } from '@/lib/imports/types'
import { formatDuration } from '@/lib/time/format'
import { formatCount } from './format'
import { JobCounts } from './job-counts'
import { Notice } from './notice'

const titles: Partial<Record<ImportState, string>> = {
  checked: 'Checked: nothing has been stored yet',
  done: 'Imported',
  stopped: 'Stopped',
  interrupted: 'Interrupted',
  failed: 'Failed',
}

/** What came of a check or an import, and the way on. */
export function JobOutcome({
  job,
  onImport,
}: {
  job: ImportJob
  /** Imports as checked; null while that cannot be done. */
  onImport: ((choices: ImportChoices) => void) | null
}) {
  const { choices, state } = job
  const title = titles[state]
  if (!title) return null
  return (
    <Card>
      <div className="space-y-4 p-3 sm:p-4">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <h2 className="font-semibold text-base">{title}</h2>
          <p className="text-muted">
            {formatCount(job.rows, 'row')}
            {job.elapsedMs ? ` in ${formatDuration(job.elapsedMs)}` : ''}
          </p>
          <div className="ml-auto flex flex-wrap gap-2">
            {state === 'checked' && choices && (
              <Button variant="primary" disabled={onImport === null} onClick={() => onImport?.(choices)}>
                Import now
              </Button>
            )}
            {state === 'done' && (
              <>
                <Link href="/import" className={buttonClass()}>
                  Import another file
                </Link>
                <Link href="/sessions" className={buttonClass({ variant: 'primary' })}>
                  See the sessions
                </Link>
              </>
            )}
          </div>
        </div>
        <Trouble job={job} />
        <JobCounts job={job} />
        {state === 'done' && <UnknownTypes job={job} />}
      </div>
      <Rejected job={job} />
    </Card>
  )
}

function Trouble({ job }: { job: ImportJob }) {
  if (job.state === 'failed') {
    return (
      <Notice tone="negative" title={job.error ?? 'The import broke off'}>
        What was stored before stays. Importing again goes on from there.
      </Notice>
    )
  }
  if (job.state === 'interrupted') {
    return (
      <Notice tone="warning" title="The server went away in the middle">
        What was stored before stays. Importing again goes on from there.
      </Notice>
    )
  }
  if (job.state === 'stopped') {
    return <p className="text-muted">What was stored before stays. Importing again goes on from there.</p>
  }
  return null
}

function UnknownTypes({ job: { unknownTypes } }: { job: ImportJob }) {
  if (unknownTypes.length === 0) return null
  const names = unknownTypes.slice(0, 6).map(({ type, alias }) => `${type} (${alias})`)
  return (
    <p className="text-muted">
      Some event types have another name in Leadtrail's rules and were stored as they were: {names.join(', ')}.
    </p>
  )
}

function Rejected({ job: { id, rejected, rejectKinds } }: { job: ImportJob }) {
  if (rejected === 0) return null
  return (
    <section className="border-line border-t">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 pt-3 sm:px-4">
        <h3 className="font-semibold text-sm">Rejected rows</h3>
        <a href={`/api/imports/${id}/rejects`} download className={buttonClass({}, 'ml-auto')}>
          <Download aria-hidden />
          Download all as CSV
        </a>
      </div>
      <ul className="divide-y divide-line px-3 py-2 sm:px-4">
        {rejectKinds.slice(0, 10).map(({ line, count, reason }) => (
          <li key={line} className="flex flex-wrap gap-x-3 py-1.5">
            <span className="w-24 shrink-0 text-muted">Line {line.toLocaleString('en')}</span>
            <span className="min-w-0 flex-1 basis-60 break-words">{reason}</span>
            {count > 1 && <span className="text-muted">and {(count - 1).toLocaleString('en')} like it</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
