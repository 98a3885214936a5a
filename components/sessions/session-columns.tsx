'use client'

import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import type { SessionSortColumn } from '@/lib/filters/session-sort'
import type { Intent } from '@/lib/sessionizer/types'
import { intentLabels, outcomeLabels, outcomeTones, statusLabels } from './labels'
import type { OpenSpan } from './open-span'
import { OpenDot, OpenText, StatusDot } from './open-status'
import { NotCountedBadge } from './raw/not-counted-provider'
import type { PointCell, SessionCells } from './session-cells'

interface ColumnMeta {
  align?: 'end'
  /** What the server sorts by; columns without it cannot be sorted. */
  sort?: SessionSortColumn
}

export const features = tableFeatures({
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  columnMeta: metaHelper<ColumnMeta>(),
})

const helper = createColumnHelper<typeof features, SessionCells>()

export const columns = helper.columns([
  helper.display({
    id: 'lead',
    size: 204,
    cell: ({ row: { original: row } }) => <TwoPart main={row.leadName} detail={row.leadDetails.join(' · ')} strong />,
  }),
  helper.display({
    id: 'startedAt',
    size: 144,
    meta: { sort: 'startedAt' },
    cell: ({ row: { original: row } }) => (
      <>
        <time dateTime={row.startedAt} title={row.startedTitle}>
          {row.startedText}
        </time>
        {row.open && <OpenDot span={row.open} />}
      </>
    ),
  }),
  helper.display({
    id: 'duration',
    size: 90,
    meta: { align: 'end', sort: 'duration' },
    cell: ({ row: { original: row } }) => row.durationText,
  }),
  helper.display({
    id: 'events',
    size: 84,
    meta: { align: 'end', sort: 'events' },
    cell: ({ row: { original: row } }) => (
      <>
        <NotCountedBadge id={row.id} /> {row.eventCount}
      </>
    ),
  }),
  helper.display({
    id: 'entry',
    size: 150,
    cell: ({ row: { original: row } }) => <PointText point={row.entry} />,
  }),
  helper.display({
    id: 'exit',
    size: 150,
    cell: ({ row: { original: row } }) => <PointText point={row.exit} />,
  }),
  helper.display({
    id: 'outcome',
    size: 110,
    cell: ({ row: { original: row } }) => <Badge tone={outcomeTones[row.outcome]}>{outcomeLabels[row.outcome]}</Badge>,
  }),
  helper.display({
    id: 'intent',
    size: 92,
    cell: ({ row: { original: row } }) => <IntentText intent={row.intent} reason={row.intentReason} />,
  }),
  helper.display({
    id: 'points',
    size: 82,
    meta: { align: 'end', sort: 'points' },
    cell: ({ row: { original: row } }) => (
      <span className={cn(row.isNegative && 'text-negative')}>{row.pointsText}</span>
    ),
  }),
  helper.display({
    id: 'source',
    size: 118,
    cell: ({ row: { original: row } }) => <TwoPart main={row.source} detail={row.campaign ?? undefined} />,
  }),
  helper.display({
    id: 'status',
    size: 176,
    cell: ({ row: { original: row } }) => <StatusText open={row.open} />,
  }),
  helper.display({
    id: 'steps',
    size: 320,
    cell: ({ row: { original: row } }) => <StepsText steps={row.steps} />,
  }),
  helper.display({
    id: 'session',
    size: 132,
    cell: ({ row: { original: row } }) => (
      <span className="font-mono text-muted text-xs" title={row.id}>
        {row.shortId}
      </span>
    ),
  }),
])

/** Something and what is known beside it: side by side when dense, else one above the other. */
function TwoPart({
  main,
  detail,
  strong = false,
  quiet = false,
}: {
  main: string
  detail: string | undefined
  strong?: boolean
  /** Where rows are dense, what is known beside it stands for it. */
  quiet?: boolean
}) {
  return (
    <span title={detail ? `${main} · ${detail}` : main} className={quiet ? 'two-part quiet' : 'two-part'}>
      {strong ? <b className="font-medium">{main}</b> : <span>{main}</span>}
      {detail && <i>{detail}</i>}
    </span>
  )
}

/** Most are page views: where rows are dense, a path says so by itself. */
export function PointText({ point }: { point: PointCell }) {
  return <TwoPart main={point.action} detail={point.detail ?? undefined} quiet={point.isPage} />
}

const intentBars: Record<Intent, number> = { high: 3, research: 2, neutral: 1, low: 0 }

export function IntentText({ intent, reason }: { intent: Intent; reason?: string }) {
  return (
    <span className={cn('flex items-center gap-1.5', intentBars[intent] < 2 && 'text-muted')} title={reason}>
      <span aria-hidden className="flex h-2.5 items-end gap-px">
        {[1, 2, 3].map((bar) => (
          <span
            key={bar}
            className={cn('w-0.75 rounded-[1px]', bar <= intentBars[intent] ? 'bg-accent' : 'bg-line-strong')}
            style={{ height: `${bar * 33}%` }}
          />
        ))}
      </span>
      {intentLabels[intent]}
    </span>
  )
}

function StatusText({ open }: { open: OpenSpan | null }) {
  if (open) return <OpenText span={open} />
  return (
    <span className="flex items-center gap-1.5 text-faint">
      <StatusDot status="ended" />
      {statusLabels.ended}
    </span>
  )
}

export function StepsText({ steps }: { steps: string[] }) {
  const text = steps.join(' › ')
  return (
    <span className="block truncate text-muted print:whitespace-normal" title={text}>
      {text}
    </span>
  )
}
