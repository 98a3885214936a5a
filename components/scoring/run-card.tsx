import { formatPoints } from '@/components/timeline/event-words'
import { Progress } from '@/components/ui/progress'
import type { ScoringRun } from '@/lib/scoring/types'
import { formatDateTime } from '@/lib/time/format'

/** Points that are being given anew, or were. */
export function RunCard({ run, timeZone }: { run: ScoringRun | null; timeZone: string }) {
  if (!run) return null
  const { leads, leadsTotal, events, sessions, points, problem } = run
  const outcome = `${count(events, 'event')} and ${count(sessions, 'session')} changed, ${formatPoints(points)} points`
  if (!run.isRunning) {
    return (
      <p className="text-muted" role="status">
        Scored again {run.finishedAt !== null && formatDateTime(run.finishedAt, timeZone)}: {outcome}.
      </p>
    )
  }
  const share = leadsTotal === 0 ? 1 : Math.min(1, leads / leadsTotal)
  return (
    <div className="rounded-md bg-accent-soft px-3 py-2">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <p role="status" className="font-medium">
          Giving points anew
        </p>
        <p className="text-muted">
          {Math.floor(share * 100)} % · {leads.toLocaleString('en')} of {count(leadsTotal, 'lead')} · {outcome}
        </p>
      </div>
      <Progress label="Giving points anew" value={share} className="my-2" />
      <p className="text-muted">
        {problem === null
          ? 'You may leave this page, and go on working: the server does this in the background.'
          : `It is interrupted and will be tried again: ${problem}`}
      </p>
    </div>
  )
}

export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}
