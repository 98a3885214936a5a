'use client'

import { outcomeLabels } from '@/components/sessions/labels'
import { cn } from '@/components/ui/cn'
import type { Outcome } from '@/lib/sessionizer/types'
import type { SessionTrend, TrendBucket } from '@/lib/sessions/types'
import type { DayRange } from '@/lib/time/day-range'
import { formatCalendarDay, formatDayRange } from '@/lib/time/format'
import { axisTop, labelledBars } from './trend-scale'
import { useChartCursor } from './use-chart-cursor'

/** From the ground up: what matters most stands on the axis, where heights compare best. */
const series: { outcome: Outcome; fill: string; dot: string }[] = [
  { outcome: 'converted', fill: 'fill-chart-converted', dot: 'bg-chart-converted' },
  { outcome: 'engaged', fill: 'fill-chart-engaged', dot: 'bg-chart-engaged' },
  { outcome: 'bounced', fill: 'fill-chart-bounced', dot: 'bg-chart-bounced' },
  { outcome: 'unsubscribed', fill: 'fill-chart-unsubscribed', dot: 'bg-chart-unsubscribed' },
]

const unitNames = { day: 'day', week: 'week', month: 'month' } as const

/** Sessions over time, stacked by outcome. Dragging over bars, or one click on one, chooses their days. */
export function TrendChart({ trend, onSelect }: { trend: SessionTrend; onSelect: (days: DayRange) => void }) {
  const { buckets, unit } = trend
  const count = buckets.length
  const top = axisTop(Math.max(...buckets.map(totalOf)))
  const choose = (low: number, high: number) => {
    const [first, last] = [buckets[low], buckets[high]]
    if (first && last) onSelect({ from: first.from, to: last.to })
  }
  const { low, high, isDragging, handlers } = useChartCursor({ count, onChoose: choose, isRange: true })

  return (
    <figure className="relative">
      <figcaption className="mb-1 flex flex-wrap items-center justify-between gap-x-3 text-faint text-xs">
        <span className="whitespace-nowrap">Sessions per {unitNames[unit]}</span>
        <Legend />
      </figcaption>
      <div className="flex gap-2">
        <div
          role="slider"
          tabIndex={0}
          aria-label={`Sessions per ${unitNames[unit]}; arrow keys walk, Shift extends, Enter filters by these days`}
          aria-valuemin={0}
          aria-valuemax={Math.max(0, count - 1)}
          aria-valuenow={high ?? 0}
          aria-valuetext={describe(buckets, low ?? 0, high ?? 0)}
          {...handlers}
          className="relative h-20 min-w-0 flex-1 cursor-crosshair touch-pan-y select-none border-line border-b"
        >
          <svg aria-hidden viewBox={`0 0 ${count} ${top}`} preserveAspectRatio="none" className="size-full">
            <line
              x1={0}
              x2={count}
              y1={top / 2}
              y2={top / 2}
              className="stroke-line"
              strokeDasharray="3 3"
              vectorEffect="non-scaling-stroke"
            />
            {buckets.map((bucket, index) => (
              <Bar
                key={bucket.from}
                bucket={bucket}
                x={index}
                top={top}
                isFaded={low !== null && high !== null && (index < low || index > high)}
              />
            ))}
          </svg>
          {low !== null && high !== null && <Details buckets={buckets} low={low} high={high} isRange={isDragging} />}
        </div>
        <div aria-hidden className="flex w-7 flex-col justify-between text-2xs text-faint leading-none">
          <span>{top.toLocaleString('en')}</span>
          <span>{(top / 2).toLocaleString('en')}</span>
          <span>0</span>
        </div>
      </div>
      <div aria-hidden className="relative mr-9 h-4 text-2xs text-faint">
        {labelledBars(count, 8).map((index, place) => (
          <span
            key={index}
            className={cn('absolute top-0.5 whitespace-nowrap', place % 2 === 1 && 'max-sm:hidden')}
            style={{ left: `${(index / count) * 100}%` }}
          >
            {axisLabel(buckets[index]?.from ?? '', unit)}
          </span>
        ))}
      </div>
    </figure>
  )
}

function Bar({ bucket, x, top, isFaded }: { bucket: TrendBucket; x: number; top: number; isFaded: boolean }) {
  let below = 0
  return (
    <g className={cn('transition-opacity duration-75', isFaded && 'opacity-35')}>
      {series.map(({ outcome, fill }) => {
        const height = bucket[outcome]
        below += height
        return height === 0 ? null : (
          <rect key={outcome} x={x + 0.1} width={0.8} y={top - below} height={height} className={fill} />
        )
      })}
    </g>
  )
}

function Legend() {
  return (
    <ul className="flex flex-wrap justify-end gap-x-3">
      {series.map(({ outcome, dot }) => (
        <li key={outcome} className="flex items-center gap-1.5">
          <span aria-hidden className={cn('size-2 rounded-[2px]', dot)} />
          {outcomeLabels[outcome]}
        </li>
      ))}
    </ul>
  )
}

/** What the bars under the pointer hold. It stays inside the chart at both ends. */
function Details({
  buckets,
  low,
  high,
  isRange,
}: {
  buckets: TrendBucket[]
  low: number
  high: number
  isRange: boolean
}) {
  const chosen = buckets.slice(low, high + 1)
  const middle = ((low + high + 1) / 2 / buckets.length) * 100
  return (
    <div
      className="pointer-events-none absolute top-full z-20 mt-5 w-max -translate-x-1/2 rounded-md bg-raised px-2 py-1.5 text-xs shadow-pop"
      style={{ left: `clamp(5rem, ${middle}%, calc(100% - 5rem))` }}
    >
      <p className="mb-0.5 font-medium">{daysOf(buckets, low, high)}</p>
      <dl className="grid grid-cols-[auto_auto_1fr] items-center gap-x-2">
        {series.map(({ outcome, dot }) => (
          <div key={outcome} className="contents">
            <span aria-hidden className={cn('size-2 rounded-[2px]', dot)} />
            <dt className="text-muted">{outcomeLabels[outcome]}</dt>
            <dd className="text-right">{sum(chosen, (bucket) => bucket[outcome]).toLocaleString('en')}</dd>
          </div>
        ))}
        <div className="contents font-medium">
          <span />
          <dt>All</dt>
          <dd className="text-right">{sum(chosen, totalOf).toLocaleString('en')}</dd>
        </div>
      </dl>
      {isRange && <p className="mt-0.5 text-faint">Release to filter</p>}
    </div>
  )
}

function daysOf(buckets: TrendBucket[], low: number, high: number): string {
  const [first, last] = [buckets[low], buckets[high]]
  return first && last ? formatDayRange({ from: first.from, to: last.to }) : ''
}

function describe(buckets: TrendBucket[], low: number, high: number): string {
  const chosen = buckets.slice(low, high + 1)
  const total = sum(chosen, totalOf)
  const parts = series
    .map(({ outcome }) => ({ outcome, count: sum(chosen, (bucket) => bucket[outcome]) }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${count} ${outcomeLabels[outcome].toLowerCase()}`)
  const words = `${daysOf(buckets, low, high)}: ${total} ${total === 1 ? 'session' : 'sessions'}`
  return parts.length > 0 ? `${words}, ${parts.join(', ')}` : words
}

function axisLabel(day: string, unit: SessionTrend['unit']): string {
  const [date = '', month = '', year = ''] = formatCalendarDay(day).split(' ')
  return unit === 'month' ? `${month} ${year}` : `${date} ${month}`
}

function totalOf({ converted, engaged, bounced, unsubscribed }: TrendBucket): number {
  return converted + engaged + bounced + unsubscribed
}

function sum(buckets: TrendBucket[], value: (bucket: TrendBucket) => number): number {
  return buckets.reduce((total, bucket) => total + value(bucket), 0)
}
