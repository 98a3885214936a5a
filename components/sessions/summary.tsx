'use client'

import { cn } from '@/components/ui/cn'
import type { SessionSummary, Totals } from '@/lib/sessions/types'
import { formatDayRange, formatDuration } from '@/lib/time/format'
import { formatPoints } from './session-cells'
import { useSettled } from './use-settled'

/** Six figures of the sessions under the filter, each with its change against the period before. */
export function Summary({ promise }: { promise: Promise<SessionSummary> }) {
  const { value, isStale } = useSettled(promise)
  const { current, previous } = value
  const against = previous && `against ${formatDayRange(previous)}`
  return (
    <dl aria-busy={isStale} className={cn(figuresClass, 'transition-opacity', isStale && 'opacity-50')}>
      {figures.map((figure) => (
        <div key={figure.label} className={figureClass}>
          <dt className="truncate text-faint text-xs">{figure.label}</dt>
          <dd className="flex flex-wrap items-baseline gap-x-1.5">
            <span className="font-semibold text-lg">{figure.show(current)}</span>
            {previous && (
              <Change
                now={figure.value(current)}
                before={figure.value(previous)}
                isShare={figure.isShare}
                isBad={figure.isBad}
                shown={figure.show(previous)}
                against={against ?? ''}
              />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

export const figuresClass = 'grid grid-cols-3 gap-x-3 gap-y-2 sm:grid-cols-6 sm:gap-x-0'
export const figureClass = 'min-w-0 border-line sm:pr-2 sm:not-first:border-l sm:not-first:pl-3 lg:not-first:pl-4'

interface Figure {
  label: string
  value: (totals: Totals) => number | null
  show: (totals: Totals) => string
  /** A share changes by percentage points, anything else by percent. */
  isShare?: boolean
  /** Whether more of it is worse. */
  isBad?: boolean
}

const figures: Figure[] = [
  { label: 'Sessions', value: ({ sessions }) => sessions, show: ({ sessions }) => sessions.toLocaleString('en') },
  { label: 'Leads', value: ({ leads }) => leads, show: ({ leads }) => leads.toLocaleString('en') },
  {
    label: 'Median duration',
    value: ({ medianDurationMs }) => medianDurationMs,
    // Nothing is the median where most sessions have one event; without sessions there is none.
    show: ({ medianDurationMs, medianIsApproximate }) =>
      medianDurationMs === 0
        ? '0s'
        : `${medianIsApproximate && medianDurationMs ? '≈ ' : ''}${formatDuration(medianDurationMs ?? 0)}`,
  },
  {
    label: 'Bounce rate',
    value: ({ bounceRate }) => bounceRate,
    show: ({ bounceRate }) => formatShare(bounceRate),
    isShare: true,
    isBad: true,
  },
  {
    label: 'Conversion rate',
    value: ({ conversionRate }) => conversionRate,
    show: ({ conversionRate }) => formatShare(conversionRate),
    isShare: true,
  },
  { label: 'Points', value: ({ points }) => points, show: ({ points }) => formatPoints(points) },
]

interface ChangeProps {
  now: number | null
  before: number | null
  isShare?: boolean | undefined
  isBad?: boolean | undefined
  /** The value before as people read it. */
  shown: string
  /** The period before, in words. */
  against: string
}

/** By how much a figure has changed, beside it. */
export function Change({ now, before, isShare = false, isBad = false, shown, against }: ChangeProps) {
  const change = changeOf(now, before, isShare)
  if (change === null) return null
  const isUp = change.size > 0
  const isGood = isUp !== isBad
  return (
    <span
      title={`${shown} before, ${against}`}
      className={cn('text-xs', change.size === 0 ? 'text-faint' : isGood ? 'text-positive' : 'text-negative')}
    >
      {change.size === 0 ? '±0' : `${isUp ? '+' : '−'}${change.text}`}
      <span className="sr-only"> {against}</span>
    </span>
  )
}

/** Null when there is nothing to compare with. */
function changeOf(now: number | null, before: number | null, isShare: boolean): { size: number; text: string } | null {
  if (now === null || before === null) return null
  if (isShare) {
    const points = Math.round((now - before) * 1000) / 10
    return { size: points, text: `${Math.abs(points)} pp` }
  }
  if (before <= 0) return null
  const percent = Math.round(((now - before) / before) * 1000) / 10
  const size = Math.abs(percent)
  return { size: percent, text: size >= 1000 ? '>999%' : `${size >= 100 ? Math.round(size) : size}%` }
}

export function formatShare(share: number | null): string {
  return share === null ? '—' : `${(share * 100).toFixed(1)}%`
}
