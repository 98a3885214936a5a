'use client'

import { BandChart, BandLegend, type BandPoint } from '@/components/charts/band-chart'
import type { ChartTable } from '@/components/charts/table-text'
import { axisTop, labelledBars } from '@/components/charts/trend-scale'
import { WithTable } from '@/components/charts/with-table'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { sessionsHref } from '@/lib/filters/sessions-href'
import type { FigureAtPoint, TimeFigure, TimePoint, OverTime as Values } from '@/lib/reports/engagement/types'
import { formatCalendarDay, formatDayRange, formatDuration } from '@/lib/time/format'

interface Figure {
  name: TimeFigure
  title: string
  show: (value: number) => string
  /** As a spreadsheet takes it. */
  copy: (value: number) => number
  topOf: (largest: number) => number
}

const minuteMs = 60_000
const figures: Figure[] = [
  {
    name: 'sessions',
    title: 'Sessions',
    show: (value) => Math.round(value).toLocaleString('en'),
    copy: (value) => Math.round(value * 10) / 10,
    topOf: axisTop,
  },
  {
    name: 'bounceRate',
    title: 'Bounce rate',
    show: (value) => `${(value * 100).toFixed(1)}%`,
    copy: (value) => Math.round(value * 10_000) / 10_000,
    topOf: (largest) => Math.min(1, Math.max(0.1, Math.ceil(largest * 5) / 5)),
  },
  {
    name: 'medianDurationMs',
    title: 'Median duration',
    show: (value) => (value < 1000 ? '0s' : formatDuration(value)),
    copy: (value) => Math.floor(value / 1000),
    topOf: (largest) =>
      largest > 2 * minuteMs
        ? axisTop(largest / minuteMs) * minuteMs
        : Math.max(20_000, axisTop(largest / 1000) * 1000),
  },
  {
    name: 'medianEvents',
    title: 'Median events',
    show: (value) => value.toLocaleString('en', { maximumFractionDigits: 1 }),
    copy: (value) => value,
    topOf: (largest) => Math.max(4, axisTop(largest)),
  },
]

const unitNames = { day: 'day', week: 'week' } as const

/** Four figures over time, each in front of its own normal band. A point opens its day or week. */
export function OverTime({ filter, values }: { filter: SessionFilter; values: Values }) {
  return (
    <>
      <BandLegend />
      <div className="mt-3 grid gap-x-8 gap-y-4 lg:grid-cols-2">
        {figures.map((figure) => (
          <FigureChart key={figure.name} figure={figure} filter={filter} values={values} />
        ))}
      </div>
    </>
  )
}

function FigureChart({ figure, filter, values }: { figure: Figure; filter: SessionFilter; values: Values }) {
  const { points, unit } = values
  const shown = points.map((point) => toBandPoint(point.figures[figure.name], figure.name === 'bounceRate'))
  const heights = shown.flatMap(({ value, band }) => [value ?? 0, band?.high ?? 0])
  const largest = Math.max(0, ...shown.map(({ value }) => value ?? 0))
  // A band that chance makes very wide must not press the line to the ground.
  const top = figure.topOf(Math.min(Math.max(0, ...heights), Math.max(largest * 1.6, figure.topOf(largest))))
  const hrefOf = (point: TimePoint | undefined) =>
    point && point.sessions > 0 ? sessionsHref({ ...filter, from: point.from, to: point.to }) : null
  const sentence = (point: TimePoint | undefined) =>
    point ? `${formatDayRange(point)}: ${wordsOf(figure, point.figures[figure.name])}` : ''
  return (
    <WithTable table={tableOf(figure, values, hrefOf)}>
      <BandChart
        label={`${figure.title} per ${unitNames[unit]}`}
        yTitle={`${figure.title} per ${unitNames[unit]}`}
        xLabels={labelledBars(points.length, 7).map((index) => ({
          at: (index + 0.5) / points.length,
          text: formatCalendarDay(points[index]?.from ?? '').slice(0, -5),
        }))}
        points={shown}
        top={top}
        yLabels={[0, 0.5, 1].map((at) => ({ at, text: at === 0 ? '0' : figure.show(at * top).replace('.0%', '%') }))}
        describe={(low) => sentence(points[low])}
        details={(low) => points[low] && <Details figure={figure} point={points[low]} />}
        hrefOf={(low) => hrefOf(points[low])}
      />
    </WithTable>
  )
}

function Details({ figure, point }: { figure: Figure; point: TimePoint }) {
  const { value, band, verdict } = point.figures[figure.name]
  return (
    <>
      <p className="font-medium">{formatDayRange(point)}</p>
      <p>
        {figure.title} {value === null ? '—' : figure.show(value)}
        {figure.name !== 'sessions' && ` of ${point.sessions.toLocaleString('en')} sessions`}
      </p>
      {band && (
        <p className="text-muted">
          Usual {figure.show(band.usual)}, normal {figure.show(band.low)} to {figure.show(band.high)}
        </p>
      )}
      {verdictWords[verdict] && <p className="text-muted">{verdictWords[verdict]}</p>}
    </>
  )
}

const verdictWords: Record<FigureAtPoint['verdict'], string> = {
  inside: '',
  above: 'Above the normal band',
  below: 'Below the normal band',
  small: 'Too few sessions to judge',
  open: 'Not over yet',
  new: 'Too little came before to say what is normal',
}

function wordsOf(figure: Figure, { value, band, verdict }: FigureAtPoint): string {
  const usual = band ? `, usual ${figure.show(band.usual)}` : ''
  return [`${value === null ? 'none' : figure.show(value)}${usual}`, verdictWords[verdict].toLowerCase()]
    .filter(Boolean)
    .join(', ')
}

function toBandPoint({ value, band, verdict }: FigureAtPoint, moreIsWorse: boolean): BandPoint {
  const isOutside = verdict === 'above' || verdict === 'below'
  return {
    value,
    band,
    mark: isOutside ? verdict : verdict === 'small' || verdict === 'open' ? 'ring' : null,
    isGood: (verdict === 'above') !== moreIsWorse,
  }
}

function tableOf(
  figure: Figure,
  { points, unit }: Values,
  hrefOf: (point: TimePoint | undefined) => string | null,
): ChartTable {
  const isCount = figure.name === 'sessions' // what would otherwise stand there twice
  const cell = (value: number | undefined | null) =>
    value === undefined || value === null
      ? { text: '—', copy: '' }
      : { text: figure.show(value), copy: figure.copy(value) }
  return {
    caption: `${figure.title} per ${unitNames[unit]}`,
    columns: [
      { label: unit === 'day' ? 'Day' : 'Week' },
      ...(isCount ? [] : [{ label: 'Sessions counted', isNumber: true }]),
      { label: figure.title, isNumber: true },
      { label: 'Usual', isNumber: true },
      { label: 'Normal from', isNumber: true },
      { label: 'Normal to', isNumber: true },
      { label: 'Verdict' },
    ],
    rows: points.map((point) => {
      const { value, band, verdict } = point.figures[figure.name]
      const href = hrefOf(point)
      const counted = { text: point.sessions.toLocaleString('en'), copy: point.sessions, ...(href && { href }) }
      return [
        { text: formatDayRange(point), copy: point.from },
        ...(isCount ? [] : [counted]),
        isCount ? counted : cell(value),
        cell(band?.usual),
        cell(band?.low),
        cell(band?.high),
        { text: verdictWords[verdict] || 'Normal' },
      ]
    }),
  }
}
