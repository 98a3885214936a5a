'use client'

import { statusTones } from '@/components/timeline/tones'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import type { Status } from '@/lib/sessionizer/types'
import { formatSilence } from '@/lib/time/format'
import { statusLabels } from './labels'
import { closesIn, type OpenSpan, statusAt } from './open-span'
import { useNow } from './use-now'

// The status of a session that was open when the server told of it: it turns with the clock, without asking again.

function useOpen(span: OpenSpan): { status: Status; closes: string | null; nowMs: number } {
  const nowMs = useNow(span.nowMs, span.closesAt)
  const status = statusAt(span, nowMs)
  return { status, nowMs, closes: status === 'ended' ? null : closesIn(span, nowMs) }
}

/** In a row: "● Idle  closes in 12 min". */
export function OpenText({ span }: { span: OpenSpan }) {
  const { status, closes } = useOpen(span)
  return (
    <span
      className={cn('flex items-center gap-1.5', status === 'ended' && 'text-faint')}
      title={closes ? `${statusLabels[status]}, ${closes} unless active` : undefined}
    >
      <StatusDot status={status} />
      {statusLabels[status]}
      {closes && <span className="truncate text-faint text-xs">{closes}</span>}
    </span>
  )
}

/** Beside a start: that the session is open, where its status is out of sight. */
export function OpenDot({ span }: { span: OpenSpan }) {
  const { status, closes } = useOpen(span)
  if (!closes) return null
  return (
    <span title={`${statusLabels[status]}, ${closes} unless active`} className="ml-1.5 inline-flex py-1 align-middle">
      <StatusDot status={status} />
      <span className="sr-only">{statusLabels[status]}</span>
    </span>
  )
}

export function StatusDot({ status }: { status: Status }) {
  return (
    <span
      aria-hidden
      className={cn(
        'size-1.5 shrink-0 rounded-full',
        status === 'active' && 'bg-positive',
        status === 'idle' && 'border border-warning',
        status === 'ended' && 'bg-line-strong',
      )}
    />
  )
}

/** In a journey, where an ended session says nothing. */
export function OpenBadge({ span }: { span: OpenSpan }) {
  const { status, closes } = useOpen(span)
  if (!closes) return null
  return (
    <Badge tone={statusTones[status]} title={`${closes} unless active`}>
      {statusLabels[status]}
    </Badge>
  )
}

/** Among the facts of one session. */
export function OpenFact({ span }: { span: OpenSpan }) {
  const { status, closes } = useOpen(span)
  return (
    <>
      <Badge tone={statusTones[status]}>{statusLabels[status]}</Badge>
      {closes && <span className="block text-faint text-xs">{closes} unless active</span>}
    </>
  )
}

export function EndedBadge() {
  return <Badge tone={statusTones.ended}>{statusLabels.ended}</Badge>
}

/** After the last event of one session. */
export function OpenSilence({ span }: { span: OpenSpan }) {
  const { closes, nowMs } = useOpen(span)
  const silence = <b className="font-medium text-ink">{formatSilence(nowMs - span.endedAt)}</b>
  if (!closes) return <>{silence} since then, and nothing more</>
  return (
    <span>
      Still open: {silence} since the last event, {closes} unless active
    </span>
  )
}
