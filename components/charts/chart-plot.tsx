'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { useChartCursor } from './use-chart-cursor'

export interface AxisLabel {
  /** Where on the axis, from 0 (left, bottom) to 1. */
  at: number
  text: string
}

interface ChartPlotProps {
  /** What the chart shows, for a screen reader: "Sessions per day". */
  label: string
  /** In plain words, above the axis: "Sessions". */
  yTitle: string
  yLabels: AxisLabel[]
  /** In plain words, below the axis: "Duration of the session". */
  xTitle?: string
  xLabels: AxisLabel[]
  /** Places side by side, of equal width. */
  count: number
  /** Whether dragging, or Shift with the arrows, takes in several places. */
  isRange?: boolean
  /** What the places hold, in one sentence. */
  describe: (low: number, high: number) => string
  /** The same to look at. */
  details: (low: number, high: number) => ReactNode
  /** The sessions that the places count; null when there is nothing to open. Missing where places are no sessions. */
  hrefOf?: (low: number, high: number) => string | null
  /** At the end of the title's line. */
  legend?: ReactNode
  className?: string
  /** Draws the places, the ones pointed at given. */
  children: (low: number | null, high: number | null) => ReactNode
}

/** The frame of every chart: axes in words, a cursor for pointer and keyboard, and what it points at beside it. */
export function ChartPlot(props: ChartPlotProps) {
  const { label, yTitle, yLabels, xTitle, xLabels, count, isRange = false, legend, className = 'h-40' } = props
  const { describe, details, hrefOf = () => null, children } = props
  const opens = props.hrefOf ? ', Enter opens the sessions' : ''
  const router = useRouter()
  const open = (low: number, high: number) => {
    const href = hrefOf(low, high)
    if (href) router.push(href)
  }
  const { low, high, isTouched, handlers } = useChartCursor({ count, onChoose: open, isRange, tapPoints: true })
  const isPointed = low !== null && high !== null
  return (
    <figure className="relative break-inside-avoid">
      <figcaption className="mb-1 flex flex-wrap items-center justify-between gap-x-3 text-faint text-xs">
        <span>{yTitle}</span>
        {legend}
      </figcaption>
      <div className="flex gap-2">
        <div
          role="slider"
          tabIndex={0}
          aria-label={`${label}; arrow keys walk${isRange ? ', Shift extends' : ''}${opens}`}
          aria-valuemin={0}
          aria-valuemax={Math.max(0, count - 1)}
          aria-valuenow={high ?? 0}
          aria-valuetext={count > 0 ? describe(low ?? 0, high ?? 0) : 'Nothing to show'}
          {...handlers}
          className={cn(
            'relative min-w-0 flex-1 touch-pan-y select-none border-line-strong border-b',
            isRange ? 'cursor-crosshair' : opens ? 'cursor-pointer' : '',
            className,
          )}
        >
          {yLabels.map(({ at }) =>
            at > 0 ? (
              <div
                key={at}
                aria-hidden
                className="absolute inset-x-0 border-line border-t border-dashed"
                style={{ bottom: `${at * 100}%` }}
              />
            ) : null,
          )}
          {isPointed && (
            <div
              aria-hidden
              className="absolute inset-y-0 bg-accent/10"
              style={{ left: `${(low / count) * 100}%`, width: `${((high - low + 1) / count) * 100}%` }}
            />
          )}
          {children(low, high)}
          {isPointed && (
            <Pop middle={(low + high + 1) / 2 / count} isTouched={isTouched} href={hrefOf(low, high)}>
              {details(low, high)}
            </Pop>
          )}
        </div>
        <div aria-hidden className="relative w-10 text-2xs text-faint leading-none">
          {yLabels.map(({ at, text }) => (
            <span
              key={at}
              className="absolute left-0 translate-y-1/2 whitespace-nowrap"
              style={{ bottom: `${at * 100}%` }}
            >
              {text}
            </span>
          ))}
        </div>
      </div>
      <div aria-hidden className="relative mr-12 h-4 text-2xs text-faint">
        {xLabels.map(({ at, text }, index) => (
          <span
            key={at}
            className={cn(
              'absolute top-0.5 -translate-x-1/2 whitespace-nowrap first:translate-x-0',
              index % 2 === 1 && 'max-sm:hidden',
            )}
            style={{ left: `${at * 100}%` }}
          >
            {text}
          </span>
        ))}
      </div>
      {xTitle && <p className="mr-12 text-center text-faint text-xs">{xTitle}</p>}
    </figure>
  )
}

/** Stays inside the chart at both ends. After a tap it can be tapped itself, since a finger cannot point first. */
function Pop({
  middle,
  isTouched,
  href,
  children,
}: {
  middle: number
  isTouched: boolean
  href: string | null
  children: ReactNode
}) {
  return (
    <div
      className={cn(
        'absolute bottom-full z-20 mb-1 w-max max-w-64 -translate-x-1/2 cursor-auto rounded-md bg-raised px-2 py-1.5 text-xs shadow-pop print:hidden',
        !isTouched && 'pointer-events-none',
      )}
      style={{ left: `clamp(8rem, ${middle * 100}%, calc(100% - 8rem))` }}
      onPointerDown={(event) => event.stopPropagation()}
    >
      {children}
      {href &&
        (isTouched ? (
          <Link href={href} className="mt-1 block py-1 font-medium text-accent">
            Open the sessions
          </Link>
        ) : (
          <p className="mt-0.5 text-faint">Click or Enter opens the sessions</p>
        ))}
    </div>
  )
}
