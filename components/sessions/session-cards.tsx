'use client'

import { useMemo } from 'react'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { outcomeLabels, outcomeTones } from './labels'
import { OpenText } from './open-status'
import { NotCountedBadge } from './raw/not-counted-provider'
import { RowLink } from './row-link'
import type { PointCell, SessionCells } from './session-cells'
import { IntentText, StepsText } from './session-columns'
import { useRowNavigation } from './use-row-navigation'

/** The rows on a phone: what one looks for first, one under the other. */
export function SessionCards({ rows, className }: { rows: SessionCells[]; className?: string }) {
  const { openId, open } = useRowNavigation(useMemo(() => rows.map(({ id }) => id), [rows]))
  return (
    <ul aria-label="Sessions" className={className}>
      {rows.map((row, index) => (
        <li key={row.id} className="border-line border-b">
          <RowLink
            id={row.id}
            isOpen={row.id === openId}
            isFirst={index === 0}
            onOpen={open}
            className={cn('px-3 py-2.5 focus-visible:-outline-offset-2', row.id === openId && 'bg-selected')}
          >
            <span className="flex items-baseline justify-between gap-3">
              <span className="truncate">
                <b className="font-medium">{row.leadName}</b>
                <bdi className="ml-1.5 text-faint">{row.leadDetails[0]}</bdi>
              </span>
              <time dateTime={row.startedAt} className="shrink-0 text-muted text-xs">
                {row.startedText}
              </time>
            </span>
            <span className="flex items-center justify-between gap-3">
              <span className="truncate text-muted">
                {point(row.entry)}
                <span className="px-1 text-faint">→</span>
                {point(row.exit)}
              </span>
              <Badge tone={outcomeTones[row.outcome]} className="shrink-0">
                {outcomeLabels[row.outcome]}
              </Badge>
            </span>
            <span className="flex items-center gap-3 text-faint text-xs">
              <span className="shrink-0">
                {row.durationText !== '—' && `${row.durationText} · `}
                {row.eventCount} {row.eventCount === '1' ? 'event' : 'events'}
                <NotCountedBadge id={row.id} /> · {row.pointsText} {row.pointsText === '1' ? 'pt' : 'pts'}
              </span>
              <span className="min-w-0 flex-1">
                {row.open ? <OpenText span={row.open} /> : <StepsText steps={row.steps} />}
              </span>
              <IntentText intent={row.intent} />
            </span>
          </RowLink>
        </li>
      ))}
    </ul>
  )
}

function point({ action, detail }: PointCell): string {
  return detail?.startsWith('/') ? detail : action
}
