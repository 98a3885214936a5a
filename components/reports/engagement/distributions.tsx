'use client'

import { BarChart } from '@/components/charts/bar-chart'
import type { ChartTable } from '@/components/charts/table-text'
import { labelledBars } from '@/components/charts/trend-scale'
import { WithTable } from '@/components/charts/with-table'
import { narrowRange } from '@/lib/filters/narrow-range'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { sessionsHref } from '@/lib/filters/sessions-href'
import type { DistributionBin, Distributions as Values } from '@/lib/reports/engagement/types'
import { durationWords, eventWords, secondsLabel } from './bin-words'

/** How long sessions are, in time and in events. A stretch of bars opens its sessions. */
export function Distributions({ filter, values }: { filter: SessionFilter; values: Values }) {
  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
      <Distribution
        name="duration"
        title="Sessions by duration"
        axis="Duration, from the first to the last event"
        bins={values.duration}
        words={durationWords}
        tick={({ min }) => secondsLabel(min)}
        filter={filter}
      />
      <Distribution
        name="events"
        title="Sessions by number of events"
        axis="Events of the session"
        bins={values.events}
        words={eventWords}
        tick={({ min, max }) => (max === null ? `${min}+` : String(min))}
        filter={filter}
      />
    </div>
  )
}

interface DistributionProps {
  name: 'duration' | 'events'
  title: string
  axis: string
  bins: DistributionBin[]
  words: (range: Pick<DistributionBin, 'min' | 'max'>) => string
  tick: (bin: DistributionBin) => string
  filter: SessionFilter
}

function Distribution({ name, title, axis, bins, words, tick, filter }: DistributionProps) {
  const total = sum(bins)
  const rangeOf = (low: number, high: number) => ({ min: bins[low]?.min ?? 0, max: bins[high]?.max ?? null })
  const chosen = (low: number, high: number) => bins.slice(low, high + 1)
  const hrefOf = (low: number, high: number) => {
    const { min, max } = rangeOf(low, high)
    const isFirst = low === 0
    const range = { ...(!isFirst && { min }), ...(max !== null && { max }) }
    const isAll = isFirst && max === null
    return sessionsHref(isAll ? filter : { ...filter, [name]: narrowRange(range, filter[name]) })
  }
  const table: ChartTable = {
    caption: title,
    columns: [{ label: axis }, { label: 'Sessions', isNumber: true }, { label: 'Share', isNumber: true }],
    rows: bins.map((bin, index) => [
      { text: words(bin) },
      { text: bin.sessions.toLocaleString('en'), copy: bin.sessions, href: hrefOf(index, index) },
      { text: share(bin.sessions, total) },
    ]),
  }
  return (
    <WithTable table={table}>
      <BarChart
        label={title}
        yTitle="Sessions"
        xTitle={axis}
        xLabels={labelledBars(bins.length, 10).flatMap((index) => {
          const bin = bins[index]
          return bin ? [{ at: (index + 0.5) / bins.length, text: tick(bin) }] : []
        })}
        values={bins.map(({ sessions }) => sessions)}
        isRange
        describe={(low, high) => `${words(rangeOf(low, high))}: ${countOf(sum(chosen(low, high)))}`}
        details={(low, high) => (
          <>
            <p className="font-medium">{words(rangeOf(low, high))}</p>
            <p>
              {countOf(sum(chosen(low, high)))}, {share(sum(chosen(low, high)), total)} of all
            </p>
          </>
        )}
        hrefOf={(low, high) => (sum(chosen(low, high)) > 0 ? hrefOf(low, high) : null)}
      />
    </WithTable>
  )
}

const sum = (bins: DistributionBin[]) => bins.reduce((total, { sessions }) => total + sessions, 0)
const countOf = (sessions: number) => `${sessions.toLocaleString('en')} ${sessions === 1 ? 'session' : 'sessions'}`
const share = (part: number, whole: number) => (whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`)
