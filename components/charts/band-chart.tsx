'use client'

import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { type AxisLabel, ChartPlot } from './chart-plot'

export interface BandPoint {
  value: number | null
  /** The normal band; null where too little is known. */
  band: { usual: number; low: number; high: number } | null
  /** A triangle up or down where it lies outside of the band; a ring where it is not judged. */
  mark: 'above' | 'below' | 'ring' | null
  /** Whether being outside is good news here; only the colour says so, beside the words. */
  isGood?: boolean
}

interface BandChartProps {
  label: string
  yTitle: string
  xLabels: AxisLabel[]
  points: BandPoint[]
  /** The upper end of the axis, and what stands at its parts. */
  top: number
  yLabels: AxisLabel[]
  describe: (low: number, high: number) => string
  details: (low: number, high: number) => ReactNode
  hrefOf: (low: number, high: number) => string | null
}

/** A figure over time in front of the band that is normal for it. */
export function BandChart({ points, top, ...plot }: BandChartProps) {
  const x = (index: number) => ((index + 0.5) / points.length) * 100
  const y = (value: number) => 100 - (Math.min(value, top) / top) * 100
  return (
    <ChartPlot {...plot} count={points.length} className="h-32">
      {() => (
        <>
          <svg aria-hidden viewBox="0 0 100 100" preserveAspectRatio="none" className="absolute size-full">
            {runsOf(points, ({ band }) => band).map((run) => (
              <g key={run[0]?.index}>
                <path d={bandPath(run, x, y)} className="fill-chart-band" />
                <path
                  d={linePath(run.map(({ index, item }) => [x(index), y(item.usual)]))}
                  className="fill-none stroke-chart-engaged"
                  strokeDasharray="2 3"
                  vectorEffect="non-scaling-stroke"
                />
              </g>
            ))}
            {runsOf(points, ({ value }) => value).map((run) => (
              <path
                key={run[0]?.index}
                d={linePath(run.map(({ index, item }) => [x(index), y(item)]))}
                className="fill-none stroke-chart-converted"
                strokeWidth={1.5}
                strokeLinejoin="round"
                vectorEffect="non-scaling-stroke"
              />
            ))}
          </svg>
          {/* Marks keep their shape, so they are not part of the drawing that stretches. */}
          <svg aria-hidden className="absolute size-full overflow-visible">
            {points.map(({ value, mark, isGood = false }, index) =>
              value === null ? null : (
                // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place
                <svg key={index} aria-hidden x={`${x(index)}%`} y={`${y(value)}%`} className="overflow-visible">
                  <Mark mark={mark} isGood={isGood} isAlone={points.length <= 31} />
                </svg>
              ),
            )}
          </svg>
        </>
      )}
    </ChartPlot>
  )
}

function Mark({ mark, isGood, isAlone }: { mark: BandPoint['mark']; isGood: boolean; isAlone: boolean }) {
  const look = cn('stroke-surface', isGood ? 'fill-positive' : 'fill-negative')
  if (mark === 'above') return <path d="M0-6 5 3H-5Z" className={look} />
  if (mark === 'below') return <path d="M0 6 5-3H-5Z" className={look} />
  if (mark === 'ring') return <circle r={2.5} className="fill-surface stroke-chart-converted" />
  return isAlone ? <circle r={2} className="fill-chart-converted" /> : null
}

/** What the shapes mean. */
export function BandLegend() {
  return (
    <ul className="flex flex-wrap gap-x-3 text-faint text-xs">
      <LegendItem label="Normal band">
        <rect width="12" height="10" y="1" className="fill-chart-band" />
      </LegendItem>
      <LegendItem label="Usual">
        <path d="M0 6H12" className="stroke-chart-engaged" strokeDasharray="2 2" />
      </LegendItem>
      <LegendItem label="Above it">
        <path d="M6 1 11 10H1Z" className="fill-muted" />
      </LegendItem>
      <LegendItem label="Below it">
        <path d="M6 11 11 2H1Z" className="fill-muted" />
      </LegendItem>
      <LegendItem label="Not judged: few sessions, or not over">
        <circle cx="6" cy="6" r="2.5" className="fill-surface stroke-chart-converted" />
      </LegendItem>
    </ul>
  )
}

function LegendItem({ label, children }: { label: string; children: ReactNode }) {
  return (
    <li className="flex items-center gap-1">
      <svg aria-hidden width="12" height="12">
        {children}
      </svg>
      {label}
    </li>
  )
}

interface Placed<Item> {
  index: number
  item: Item
}

/** Stretches of neighbouring points that have something. */
function runsOf<Item>(points: readonly BandPoint[], of: (point: BandPoint) => Item | null): Placed<Item>[][] {
  const runs: Placed<Item>[][] = []
  let run: Placed<Item>[] | null = null
  for (const [index, point] of points.entries()) {
    const item = of(point)
    if (item === null) {
      run = null
      continue
    }
    if (!run) {
      run = []
      runs.push(run)
    }
    run.push({ index, item })
  }
  return runs
}

type Scale = (value: number) => number

function linePath(places: [x: number, y: number][]): string {
  return `M${places.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}`
}

function bandPath(run: Placed<{ low: number; high: number }>[], x: Scale, y: Scale): string {
  const upper = run.map(({ index, item }): [number, number] => [x(index), y(item.high)])
  const lower = run.map(({ index, item }): [number, number] => [x(index), y(item.low)])
  return `${linePath([...upper, ...lower.reverse()])}Z`
}
