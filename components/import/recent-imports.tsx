import Link from 'next/link'
import { Badge, type Tone } from '@/components/ui/badge'
import type { ImportJob, ImportState } from '@/lib/imports/types'
import { formatDateTime } from '@/lib/time/format'

const states: Record<ImportState, { label: string; tone: Tone }> = {
  ready: { label: 'Not imported yet', tone: 'outline' },
  checking: { label: 'Checking', tone: 'accent' },
  checked: { label: 'Checked', tone: 'outline' },
  importing: { label: 'Importing', tone: 'accent' },
  done: { label: 'Imported', tone: 'positive' },
  stopped: { label: 'Stopped', tone: 'warning' },
  interrupted: { label: 'Interrupted', tone: 'warning' },
  failed: { label: 'Failed', tone: 'negative' },
}

/** The latest imports of this page, each with what came of it. */
export function RecentImports({ jobs, timeZone }: { jobs: ImportJob[]; timeZone: string }) {
  if (jobs.length === 0) return null
  return (
    <section className="mt-8">
      <h2 className="mb-2 font-semibold text-sm">Recent imports</h2>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {jobs.map((job) => (
          <li key={job.id} className="relative flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 hover:bg-hover">
            <Link href={`/import/${job.id}`} className="min-w-0 truncate font-medium after:absolute after:inset-0">
              {job.fileName}
            </Link>
            <Badge tone={states[job.state].tone}>{states[job.state].label}</Badge>
            {job.elapsedMs !== null && <span className="text-muted">{describe(job)}</span>}
            <time dateTime={new Date(job.createdAt).toISOString()} className="ml-auto text-faint">
              {formatDateTime(job.createdAt, timeZone)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  )
}

function describe({ accepted, duplicates, rejected }: ImportJob): string {
  const counts = [
    ['accepted', accepted],
    ['duplicates', duplicates],
    ['rejected', rejected],
  ] as const
  const shown = counts.filter(([name, count]) => name === 'accepted' || count > 0)
  return shown.map(([name, count]) => `${count.toLocaleString('en')} ${name}`).join(' · ')
}
