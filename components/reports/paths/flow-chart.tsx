'use client'

import Link from 'next/link'
import { Sankey } from '@/components/charts/sankey/sankey'
import type { ChartTable } from '@/components/charts/table-text'
import { WithTable } from '@/components/charts/with-table'
import type { Flow, FlowNode } from '@/lib/reports/paths/types'
import { eventTypeLabel } from '@/lib/sessionizer/event-types'
import { shareText } from './share-words'

/** The ways of converting sessions from entry to goal: as a flow, on a phone step by step. */
export function FlowChart({ flow }: { flow: Flow }) {
  const { nodes, bands, conversions } = flow
  const last = Math.max(...nodes.map(({ column }) => column))
  const isMore = nodes.some(({ kind }) => kind === 'more')
  const titles = Array.from({ length: last + 1 }, (_, column) => titleOf(column, last, isMore))
  const wordsOf = (value: number) =>
    `${value.toLocaleString('en')} ${value === 1 ? 'session' : 'sessions'}, ${shareText(value, conversions)} of all conversions`
  const nameOf = new Map(nodes.map((node) => [node.id, `${nameOfNode(node)} (${titles[node.column]})`]))
  const table: ChartTable = {
    caption: 'Ways of converting sessions',
    columns: [
      { label: 'From' },
      { label: 'To' },
      { label: 'Sessions', isNumber: true },
      { label: 'Share', isNumber: true },
    ],
    rows: bands
      .toSorted((a, b) => b.sessions - a.sessions)
      .map(({ source, target, sessions, href }) => [
        { text: nameOf.get(source) ?? '' },
        { text: nameOf.get(target) ?? '' },
        { text: sessions.toLocaleString('en'), copy: sessions, href },
        { text: shareText(sessions, conversions) },
      ]),
  }
  return (
    <WithTable table={table}>
      <div className="max-sm:hidden">
        <Sankey
          label="Ways of converting sessions, from the entry to the goal"
          columnTitles={titles}
          nodes={nodes.map((node) => ({
            id: node.id,
            column: node.column,
            value: node.sessions,
            href: node.href,
            label: nameOfNode(node),
            isVague: node.kind === 'others' || node.kind === 'more',
            isGoal: node.kind === 'goal',
          }))}
          bands={bands.map(({ source, target, sessions, href }) => ({ source, target, value: sessions, href }))}
          wordsOf={wordsOf}
        />
      </div>
      <ol className="grid grid-cols-[minmax(0,1fr)] gap-4 sm:hidden">
        {titles.map((title, column) => (
          <li key={title}>
            <h3 className="mb-1 text-faint text-xs">{title}</h3>
            <StepList nodes={nodes.filter((node) => node.column === column)} conversions={conversions} />
          </li>
        ))}
      </ol>
    </WithTable>
  )
}

function StepList({ nodes, conversions }: { nodes: FlowNode[]; conversions: number }) {
  return (
    <ul>
      {nodes
        .toSorted((a, b) => b.sessions - a.sessions)
        .map((node) => (
          <li
            key={node.id}
            className="relative flex min-h-9 items-center justify-between gap-2 border-line border-b px-2"
          >
            <span
              aria-hidden
              className="absolute inset-y-1 left-0 rounded-sm bg-accent-soft"
              style={{ width: `${(node.sessions / conversions) * 100}%` }}
            />
            <span className="relative min-w-0 truncate">{nameOfNode(node)}</span>
            <Link
              href={node.href}
              prefetch={false}
              className="relative underline decoration-line-strong underline-offset-2"
            >
              {node.sessions.toLocaleString('en')}
            </Link>
          </li>
        ))}
    </ul>
  )
}

function titleOf(column: number, last: number, isMore: boolean): string {
  if (column === last) return 'Goal'
  if (column === 0) return 'Entry'
  return isMore && column === last - 1 ? 'Later' : `Step ${column + 1}`
}

function nameOfNode({ kind, name }: FlowNode): string {
  if (kind === 'label') return name
  if (kind === 'goal') return eventTypeLabel(name)
  return { others: 'Others', more: 'More steps', start: 'The goal itself' }[kind]
}
