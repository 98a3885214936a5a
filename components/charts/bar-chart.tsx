'use client'

import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { type AxisLabel, ChartPlot } from './chart-plot'
import { axisTop } from './trend-scale'

interface BarChartProps {
  label: string
  yTitle: string
  xTitle?: string
  xLabels: AxisLabel[]
  values: number[]
  isRange?: boolean
  describe: (low: number, high: number) => string
  details: (low: number, high: number) => ReactNode
  hrefOf?: (low: number, high: number) => string | null
  className?: string
  /** Lines across the bars with a name: a border between two places. */
  marks?: AxisLabel[]
}

/** Counts side by side. */
export function BarChart({ values, marks = [], ...plot }: BarChartProps) {
  const top = axisTop(Math.max(0, ...values))
  return (
    <ChartPlot
      {...plot}
      count={values.length}
      yLabels={[0, 0.5, 1].map((at) => ({ at, text: (at * top).toLocaleString('en') }))}
    >
      {(low, high) => (
        <>
          <svg
            aria-hidden
            viewBox={`0 0 ${values.length} ${top}`}
            preserveAspectRatio="none"
            className="absolute size-full"
          >
            {values.map((value, index) => (
              <rect
                // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
                key={index}
                x={index + 0.08}
                width={0.84}
                y={top - value}
                height={value}
                className={cn(
                  low !== null && high !== null && (index < low || index > high)
                    ? 'fill-chart-engaged'
                    : 'fill-chart-converted',
                )}
              />
            ))}
          </svg>
          {marks.map(({ at, text }, index) => (
            <div
              key={text}
              aria-hidden
              className="absolute inset-y-0 border-ink/60 border-l border-dashed"
              style={{ left: `${at * 100}%` }}
            >
              <span
                className="absolute left-1 z-[1] whitespace-nowrap rounded bg-surface px-0.5 text-2xs text-muted"
                style={{ top: `${index}rem` }}
              >
                {text}
              </span>
            </div>
          ))}
        </>
      )}
    </ChartPlot>
  )
}
