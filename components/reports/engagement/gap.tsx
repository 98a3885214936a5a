'use client'

import Link from 'next/link'
import { BarChart } from '@/components/charts/bar-chart'
import type { ChartTable } from '@/components/charts/table-text'
import { WithTable } from '@/components/charts/with-table'
import { cn } from '@/components/ui/cn'
import { sessionsHref } from '@/lib/filters/sessions-href'
import type { GapReport } from '@/lib/reports/engagement/types'
import { formatDayRange } from '@/lib/time/format'
import { pauseLabel as labelOf } from './bin-words'

const marked = [15, 30, 60].map((minutes) => minutes * 60_000)

/** Where leads pause, where a gap cuts, and how many sessions another gap would make. */
export function Gap({ lead, values }: { lead: string[] | undefined; values: GapReport }) {
  const { pauses, gapMs, days, apart } = values
  const words = (low: number, high: number) => {
    const [from, to] = [pauses[low]?.fromMs ?? 0, pauses[high]?.toMs ?? null]
    return `Pauses of ${labelOf(from)} up to ${to === null ? 'a day' : labelOf(to)}`
  }
  const total = pauses.reduce((sum, { pauses: count }) => sum + count, 0)
  const table: ChartTable = {
    caption: 'Pauses between the events of a lead',
    columns: [{ label: 'Pause' }, { label: 'Pauses', isNumber: true }, { label: 'At this gap' }],
    rows: [
      ...pauses.map(({ fromMs, pauses: count }, index) => [
        { text: words(index, index).replace('Pauses of ', '') },
        { text: count.toLocaleString('en'), copy: count },
        { text: fromMs < gapMs ? 'inside a session' : 'between sessions' },
      ]),
      [
        { text: 'longer, or the first event of a lead' },
        { text: apart.toLocaleString('en'), copy: apart },
        { text: 'between sessions' },
      ],
    ],
  }
  const marks = [...new Set([...marked, gapMs])]
    .toSorted((a, b) => a - b)
    .map((mark) => ({
      at: pauses.findIndex(({ fromMs }) => fromMs === mark) / pauses.length,
      text: mark === gapMs ? `${labelOf(mark)}: your gap` : labelOf(mark),
    }))
  return (
    <div className="grid gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div>
        <WithTable table={table}>
          <BarChart
            label="Pauses between the events of a lead"
            yTitle={`Pauses on ${formatDayRange(days)}`}
            xTitle="Time since the lead's event before"
            xLabels={pauses.map(({ fromMs }, index) => ({ at: index / pauses.length, text: shortLabel(fromMs) }))}
            values={pauses.map(({ pauses: count }) => count)}
            marks={marks}
            describe={(low, high) => `${words(low, high)}: ${(pauses[low]?.pauses ?? 0).toLocaleString('en')}`}
            details={(low, high) => (
              <>
                <p className="font-medium">{words(low, high)}</p>
                <p>
                  {(pauses[low]?.pauses ?? 0).toLocaleString('en')} of {total.toLocaleString('en')}
                </p>
                <p className="text-muted">
                  {(pauses[low]?.fromMs ?? 0) < gapMs ? 'Inside a session' : 'Between sessions'}
                </p>
              </>
            )}
          />
        </WithTable>
      </div>
      <GapTable lead={lead} values={values} />
    </div>
  )
}

function GapTable({ lead, values: { gaps, gapMs, days } }: { lead: string[] | undefined; values: GapReport }) {
  const now = gaps.find((gap) => gap.gapMs === gapMs)?.sessions ?? 0
  return (
    <table className="w-full break-inside-avoid self-start text-xs">
      <caption className="mb-1 text-left text-faint">Sessions that another gap would give</caption>
      <thead className="text-faint">
        <tr className="border-line border-b">
          <th scope="col" className="h-6 text-left font-normal">
            Gap
          </th>
          <th scope="col" className="text-right font-normal">
            Sessions
          </th>
          <th scope="col" className="text-right font-normal">
            Against now
          </th>
        </tr>
      </thead>
      <tbody>
        {gaps.map((gap) => {
          const isOwn = gap.gapMs === gapMs
          return (
            <tr key={gap.gapMs} className={cn('border-line border-b', isOwn && 'bg-selected font-medium')}>
              <th scope="row" className={cn('h-6 text-left', isOwn ? 'font-medium' : 'font-normal')}>
                {labelOf(gap.gapMs)}
                {isOwn && ' (now)'}
              </th>
              <td className="text-right">
                {isOwn ? (
                  <Link
                    href={sessionsHref({ ...(lead && { lead }), ...days })}
                    className="rounded underline decoration-line-strong underline-offset-2 hover:text-accent"
                  >
                    {gap.sessions.toLocaleString('en')}
                  </Link>
                ) : (
                  gap.sessions.toLocaleString('en')
                )}
              </td>
              <td className="text-right text-muted">{isOwn ? '' : differenceOf(gap.sessions, now)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function differenceOf(sessions: number, now: number): string {
  if (sessions === now) return '±0'
  const sign = sessions > now ? '+' : '−'
  const share = now === 0 ? '' : ` (${sign}${((Math.abs(sessions - now) / now) * 100).toFixed(1)}%)`
  return `${sign}${Math.abs(sessions - now).toLocaleString('en')}${share}`
}

const shortLabel = (ms: number) => labelOf(ms).replace(' min', 'm').replace(' s', 's').replace(' h', 'h')
