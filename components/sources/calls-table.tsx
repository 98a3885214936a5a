'use client'

import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { Viewer } from '@/components/layout/viewer'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import type { SourceCall } from '@/lib/ingest/types'
import { formatDay, formatExactTime } from '@/lib/time/format'

const head = 'h-8 border-line border-b px-2 text-left font-medium text-faint text-xs first:pl-3 last:pr-3'
const cell = 'h-9 px-2 first:pl-3 last:pr-3'
const count = 'w-20 text-right max-sm:w-auto'

/** A row for each call; one with rejects opens to say what and why. */
export function CallsTable({ calls, viewer }: { calls: SourceCall[]; viewer: Viewer }) {
  if (calls.length === 0) {
    return (
      <p className="rounded-lg border border-line-strong border-dashed px-4 py-8 text-center text-muted">
        Nothing has arrived yet. Set it up as shown above, or send a test event.
      </p>
    )
  }
  return (
    <div className="overflow-hidden rounded-lg border border-line">
      <table className="w-full border-separate border-spacing-0" aria-label="Latest calls">
        <thead>
          <tr>
            <th className={head}>Time</th>
            <th className={cn(head, 'w-full pl-6.5')}>Call</th>
            <th className={cn(head, 'max-sm:hidden')}>Status</th>
            <th className={cn(head, count, 'max-sm:hidden')}>Accepted</th>
            <th className={cn(head, count, 'max-sm:hidden')}>Duplicates</th>
            <th className={cn(head, count, 'max-sm:hidden')}>Rejected</th>
            <th className={cn(head, 'text-right sm:hidden')}>Result</th>
          </tr>
        </thead>
        {calls.map((call) => (
          <CallRows key={call.id} call={call} viewer={viewer} />
        ))}
      </table>
    </div>
  )
}

function CallRows({ call, viewer }: { call: SourceCall; viewer: Viewer }) {
  const [isOpen, setOpen] = useState(false)
  const hasMore = call.problems.length > 0
  const reasonsId = `reasons-${call.id}`
  return (
    <tbody className="[&:not(:last-child)>tr:last-child>td]:border-line [&:not(:last-child)>tr:last-child>td]:border-b">
      <tr className={cn(hasMore && 'relative hover:bg-hover')}>
        <td className={cn(cell, 'whitespace-nowrap text-muted')}>
          <Moment at={call.at} viewer={viewer} />
        </td>
        <td className={cn(cell, 'max-w-0 truncate')}>
          {hasMore ? (
            <button
              type="button"
              aria-expanded={isOpen}
              aria-controls={reasonsId}
              onClick={() => setOpen(!isOpen)}
              className="flex max-w-full items-center gap-1 after:absolute after:inset-0"
            >
              <ChevronRight aria-hidden className={cn('size-3.5 shrink-0 text-faint', isOpen && 'rotate-90')} />
              <span className="truncate">{call.route}</span>
            </button>
          ) : (
            <span className="pl-4.5">{call.route}</span>
          )}
        </td>
        <td className={cn(cell, 'max-sm:hidden')}>
          <Badge tone={call.status < 400 ? 'positive' : 'negative'}>{call.status}</Badge>
        </td>
        <Count value={call.accepted} />
        <Count value={call.duplicates} />
        <Count value={call.rejected} isBad />
        <td className={cn(cell, 'whitespace-nowrap text-right sm:hidden')}>{shortResult(call)}</td>
      </tr>
      {isOpen && (
        <tr id={reasonsId}>
          <td colSpan={7} className="px-3 pb-2 sm:pl-9">
            <Reasons call={call} />
          </td>
        </tr>
      )}
    </tbody>
  )
}

function Count({ value, isBad = false }: { value: number; isBad?: boolean }) {
  const tone = value === 0 ? 'text-faint' : isBad && 'text-negative'
  return <td className={cn(cell, count, 'max-sm:hidden', tone)}>{value.toLocaleString('en')}</td>
}

function Reasons({ call: { status, problems, rejected } }: { call: SourceCall }) {
  const more = rejected - problems.length
  if (status >= 400 && rejected === 0) return <p className="text-muted">{problems[0]?.reason}</p>
  return (
    <ul className="space-y-0.5 text-muted">
      {problems.map(({ index, reason }) => (
        <li key={index} className="break-words">
          <span className="text-faint">Item {index + 1}:</span> {reason}
        </li>
      ))}
      {more > 0 && <li className="text-faint">and {more.toLocaleString('en')} more</li>}
    </ul>
  )
}

function shortResult({ status, accepted, duplicates, rejected }: SourceCall): string {
  if (status >= 400) return String(status)
  const parts = [
    accepted > 0 && `${accepted} new`,
    duplicates > 0 && `${duplicates} dup.`,
    rejected > 0 && `${rejected} rej.`,
  ]
  return parts.filter(Boolean).join(', ') || 'Empty'
}

function Moment({ at, viewer: { nowMs, timeZone } }: { at: number; viewer: Viewer }) {
  const isToday = formatDay(at, timeZone) === formatDay(nowMs, timeZone)
  return (
    <time dateTime={new Date(at).toISOString()}>
      {!isToday && `${formatDay(at, timeZone).replace(/ \d+$/, '')}, `}
      {formatExactTime(at, timeZone)}
    </time>
  )
}
