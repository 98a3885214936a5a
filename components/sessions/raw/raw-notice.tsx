import Link from 'next/link'
import { Suspense } from 'react'
import { Failure } from '@/components/ui/failure'
import { Skeleton } from '@/components/ui/skeleton'
import { type EventFilter, serializeEventFilter } from '@/lib/filters/event-filter'
import { type NoiseReason, noiseReasons } from '@/lib/sessionizer/noise'
import type { NotCountedInDays } from '@/lib/sessions/types'
import { formatDayRange } from '@/lib/time/format'
import type { RawNews } from './raw-news'

/** Above the rows of the raw view: everything that happened and does not count, also outside of sessions. */
export function RawNotice({ inDays }: Pick<RawNews, 'inDays'>) {
  return (
    <section aria-label="Not counted" className="border-line border-b bg-hover px-3 py-2 sm:px-4">
      <Failure what="What does not count">
        <Suspense fallback={<Skeleton className="h-5 w-80 max-w-full" />}>
          <Sum inDays={inDays} />
        </Suspense>
      </Failure>
    </section>
  )
}

async function Sum({ inDays }: Pick<RawNews, 'inDays'>) {
  const sum = await inDays
  const { count, reasons, from, to, tz, lead } = sum
  const days = formatDayRange({ from, to })
  const href = (suppressed: EventFilter['suppressed']) =>
    `/events?${serializeEventFilter({ ...(lead && { lead }), from, to, tz, suppressed })}`
  if (count === 0) return <p className="text-muted">Every event of {days} counts.</p>
  const kinds = [...noiseReasons, 'passive' as const].flatMap((kind) => {
    const events = countOf(reasons, kind)
    return events > 0 ? [{ kind, events }] : []
  })
  const isDouble = kinds.reduce((total, { events }) => total + events, 0) > count
  return (
    <p className="text-muted">
      <Link href={href(['yes'])} prefetch={false} className={link}>
        {count.toLocaleString('en')} {count === 1 ? 'event' : 'events'}
      </Link>{' '}
      of {days} {count === 1 ? 'does' : 'do'} not count, in sessions (+ beside their events) and outside of them:{' '}
      {kinds.map(({ kind, events }, index) => (
        <span key={kind}>
          {index > 0 && ', '}
          <Link href={href([kind])} prefetch={false} className={link}>
            {events.toLocaleString('en')} {kindWords[kind]}
          </Link>
        </span>
      ))}
      {isDouble ? '; some are of several kinds.' : '.'}
    </p>
  )
}

const kindWords: Record<NoiseReason | 'passive', string> = {
  bot: 'by bots',
  scanner: 'by mail scanners',
  burst: 'in click bursts',
  passive: 'not the lead’s doing',
}

const link = 'text-ink underline decoration-line-strong underline-offset-2 hover:text-accent'

function countOf(reasons: NotCountedInDays['reasons'], kind: string): number {
  const fitting = Object.entries(reasons).filter(([reason]) => reason.split(',').includes(kind))
  return fitting.reduce((sum, [, count]) => sum + count, 0)
}
