import Link from 'next/link'
import type { Viewer } from '@/components/layout/viewer'
import { intentLabels, outcomeLabels, outcomeTones } from '@/components/sessions/labels'
import { sessionHref } from '@/components/timeline/silence'
import { intentTones } from '@/components/timeline/tones'
import { Badge } from '@/components/ui/badge'
import type { Standing } from '@/lib/leads/types'
import { eventTypeLabel } from '@/lib/sessionizer/event-types'
import { formatDateTime, formatDay, formatSeen } from '@/lib/time/format'

/** How keen the lead is: what changed lately, what it reached, how its latest sessions looked. */
export async function StandingSection({ standing, viewer }: { standing: Promise<Standing>; viewer: Viewer }) {
  const { changes, goals, latest } = await standing
  if (latest.length === 0) {
    return <p className="text-muted">No sessions yet: nothing that this lead did itself is known.</p>
  }
  return (
    <section
      aria-label="How keen"
      className="grid gap-x-8 gap-y-4 rounded-lg border border-line bg-canvas p-3 md:grid-cols-[1.2fr_1fr_1.2fr]"
    >
      <div>
        <h2 className="mb-1 font-medium text-faint text-xs">What changed</h2>
        <ul className="grid gap-0.5">
          {changes.map((sentence, index) => (
            <li key={sentence} className={index === 0 ? 'font-medium' : 'text-muted'}>
              {sentence}
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h2 className="mb-1 font-medium text-faint text-xs">Goals reached</h2>
        {goals.length === 0 && <p className="text-muted">None yet</p>}
        <ul className="grid gap-0.5">
          {goals.map((goal) => (
            <li key={goal.type}>
              <span className="font-medium">{eventTypeLabel(goal.type)}</span>{' '}
              <span className="text-muted">
                {formatDay(goal.firstAt, viewer.timeZone)}
                {goal.count > 1 &&
                  `, ${goal.count.toLocaleString('en')} times, last ${formatDay(goal.lastAt, viewer.timeZone)}`}
              </span>
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h2 className="mb-1 font-medium text-faint text-xs">Latest sessions</h2>
        <ul className="grid gap-0.5">
          {latest.map((session) => (
            <li key={session.id} className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
              <Link
                href={sessionHref(session.id)}
                title={formatDateTime(session.startedAt, viewer.timeZone)}
                className="min-w-24 text-accent hover:underline"
              >
                {formatSeen(session.startedAt, viewer.nowMs, viewer.timeZone)}
              </Link>
              <Badge tone={intentTones[session.intent]}>{intentLabels[session.intent]} intent</Badge>
              {session.outcome !== 'engaged' && (
                <Badge tone={outcomeTones[session.outcome]}>{outcomeLabels[session.outcome]}</Badge>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
