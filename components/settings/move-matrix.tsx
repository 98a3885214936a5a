'use client'

import { useState } from 'react'
import { cn } from '@/components/ui/cn'
import type { SessionMove } from '@/lib/settings/types'
import { MoveExamples } from './move-examples'

/** From which level to which sessions move, as a table; a number opens examples. */
export function MoveMatrix<Level extends string>({
  caption,
  levels,
  labels,
  before,
  after,
  moves,
  hrefOf,
  timeZone,
}: {
  caption: string
  levels: readonly Level[]
  labels: Record<Level, string>
  before: Record<Level, number>
  after: Record<Level, number>
  moves: SessionMove<Level>[]
  /** The sessions that are of a level now; null when there is no such list. */
  hrefOf: (level: Level) => string | null
  timeZone: string
}) {
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = moves.find((move) => keyOf(move) === chosen)
  const comes = moves.some(({ from }) => from === null)
  const goes = moves.some(({ to }) => to === null)
  const rows: (Level | null)[] = comes ? [...levels, null] : [...levels]
  const columns: (Level | null)[] = goes ? [...levels, null] : [...levels]
  const labelOf = (level: Level | null, none: string) => (level === null ? none : labels[level])

  const cell = (from: Level | null, to: Level | null) => {
    if (from !== null && from === to) {
      const left = moves.reduce((sum, move) => (move.from === from ? sum + move.count : sum), 0)
      return <span className="text-faint">{format(before[from] - left)}</span>
    }
    const move = moves.find((other) => other.from === from && other.to === to)
    if (!move) return <span className="text-faint">·</span>
    const isChosen = keyOf(move) === chosen
    const [was, is] = [labelOf(from, 'no session'), labelOf(to, 'no session')]
    return (
      <button
        type="button"
        aria-pressed={isChosen}
        aria-label={`${format(move.count)} from ${was} to ${is}: show examples`}
        onClick={() => setChosen(isChosen ? null : keyOf(move))}
        className={cn(
          'rounded px-1.5 py-0.5 font-medium',
          isChosen ? 'bg-accent-solid text-white' : 'bg-accent-soft text-accent hover:underline',
        )}
      >
        {format(move.count)}
      </button>
    )
  }

  return (
    <div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="overflow-x-auto" aria-label={caption} tabIndex={0}>
        <table className="w-full border-collapse text-right">
          <caption className="pb-2 text-left font-semibold">{caption}</caption>
          <thead className="text-muted text-xs">
            <tr className="border-line border-b">
              <th scope="col" className="py-1 pr-2 text-left font-medium">
                Now <span aria-hidden>↓</span> then <span aria-hidden>→</span>
              </th>
              {columns.map((level) => (
                <th key={level ?? 'none'} scope="col" className="px-2 py-1 font-medium">
                  {labelOf(level, 'No session')}
                </th>
              ))}
              <th scope="col" className="py-1 pl-3 font-medium">
                All now
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((from) => (
              <tr key={from ?? 'none'} className="border-line border-b">
                <th scope="row" className="py-1 pr-2 text-left font-medium">
                  {labelOf(from, 'No session')}
                </th>
                {columns.map((to) => (
                  <td key={to ?? 'none'} className="px-2 py-1">
                    {from === null && to === null ? null : cell(from, to)}
                  </td>
                ))}
                <td className="py-1 pl-3">{from !== null && <AllNow count={before[from]} href={hrefOf(from)} />}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className="py-1 pr-2 text-left font-medium">
                All then
              </th>
              {columns.map((to) => (
                <td key={to ?? 'none'} className="px-2 py-1">
                  {to !== null && format(after[to])}
                </td>
              ))}
              <td />
            </tr>
          </tfoot>
        </table>
      </section>
      {shown && <MoveExamples move={shown} labels={labels} timeZone={timeZone} />}
    </div>
  )
}

function AllNow({ count, href }: { count: number; href: string | null }) {
  if (href === null) return format(count)
  return (
    <a href={href} target="_blank" rel="noreferrer" className="rounded hover:underline">
      {format(count)}
    </a>
  )
}

function keyOf({ from, to }: { from: string | null; to: string | null }): string {
  return `${from} ${to}`
}

function format(count: number): string {
  return count.toLocaleString('en')
}
