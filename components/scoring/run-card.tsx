import { BackgroundCard } from '@/components/settings/background-card'
import { scoredShare } from '@/components/settings/background-provider'
import { formatPoints } from '@/components/timeline/event-words'
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
  return (
    <BackgroundCard work="Giving points anew" share={scoredShare(run)} problem={problem}>
      {leads.toLocaleString('en')} of {count(leadsTotal, 'lead')} · {outcome}
    </BackgroundCard>
  )
}

export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}
