import { ArrowUpRight } from 'lucide-react'
import type { SessionMove } from '@/lib/settings/types'
import { formatDateTime } from '@/lib/time/format'

/** Some of the sessions that move from one level to another. They open in a window of their own: the draft stays. */
export function MoveExamples<Level extends string>({
  move: { from, to, count, examples },
  labels,
  timeZone,
}: {
  move: SessionMove<Level>
  labels: Record<Level, string>
  timeZone: string
}) {
  return (
    <div className="mt-2 rounded-md border border-line p-3">
      <p className="font-medium">
        {titleOf(from && labels[from], to && labels[to])}
        {count > examples.length && <span className="font-normal text-faint"> · the newest {examples.length}</span>}
      </p>
      <ul>
        {examples.map(({ sessionId, lead, startedAt, steps, reason }) => (
          <li key={sessionId} className="border-line border-b py-1.5 last:border-b-0 last:pb-0">
            <a
              href={`/sessions/${encodeURIComponent(sessionId)}`}
              target="_blank"
              rel="noreferrer"
              className="group block rounded"
            >
              <span className="flex items-baseline gap-2">
                <span className="min-w-0 truncate font-medium group-hover:underline">{lead}</span>
                <span className="shrink-0 text-faint">{formatDateTime(startedAt, timeZone)}</span>
                <ArrowUpRight aria-label="in a new window" className="size-3 shrink-0 self-center text-faint" />
              </span>
              <span className="block truncate text-muted">{steps.join(' → ')}</span>
              {reason !== null && <span className="block text-faint">{reason}</span>}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function titleOf(from: string | null, to: string | null): string {
  if (from === null) return `New as ${to}: split off, or of events that did not count`
  if (to === null) return `${from} now, then no session: joined to another, or of events that no longer count`
  return `From ${from} to ${to}`
}
