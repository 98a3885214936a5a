import Link from 'next/link'
import type { Viewer } from '@/components/layout/viewer'
import { reasonWords } from '@/components/timeline/event-words'
import type { EventRow } from '@/lib/events/types'
import { serializeEventFilter } from '@/lib/filters/event-filter'
import type { OutsideEvents as Outside } from '@/lib/leads/types'
import { formatDateTime } from '@/lib/time/format'
import { dayOf } from '@/lib/time/zone'

/** In the raw view of a journey: what happened in a silence and does not count, the newest first. */
export function OutsideEvents({
  leadId,
  outside,
  viewer: { timeZone },
}: {
  leadId: string
  outside: Outside | undefined
  viewer: Viewer
}) {
  if (!outside) return null
  const { events, count, fromMs, toMs } = outside
  const more = count - events.length
  const days = serializeEventFilter({
    lead: [leadId],
    ...(fromMs !== null && { from: dayOf(fromMs, timeZone) }),
    ...(toMs !== null && { to: dayOf(toMs, timeZone) }),
    tz: timeZone,
    suppressed: ['yes'],
  })
  return (
    <ul
      aria-label="Not counted"
      className="border-line border-t border-dashed bg-canvas py-1 pr-3 pl-7 text-faint text-xs"
    >
      {events.map((event) => (
        <li key={event.id} className="flex flex-wrap gap-x-4 py-0.5">
          <time dateTime={new Date(event.occurredAt).toISOString()} className="whitespace-nowrap sm:w-[9.5rem]">
            {formatDateTime(event.occurredAt, timeZone)}
          </time>
          <span className="min-w-0 flex-1 truncate max-sm:basis-40" title={nameOf(event)}>
            {nameOf(event)}
          </span>
          <span>Not counted: {reasonWords(event.suppressed ?? '')}</span>
        </li>
      ))}
      {more > 0 && (
        <li className="py-0.5">
          <Link href={`/events?${days}`} prefetch={false} className="underline underline-offset-2 hover:text-ink">
            and {more.toLocaleString('en')} more that {more === 1 ? 'does' : 'do'} not count
          </Link>
        </li>
      )}
    </ul>
  )
}

function nameOf({ typeLabel, path, campaign, label }: EventRow): string {
  const detail = path ?? label ?? campaign
  return detail === null ? typeLabel : `${typeLabel} · ${detail}`
}
