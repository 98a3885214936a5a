'use client'

import { SearchX } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useOpenSession, useSessionQuery } from '@/components/filters/session-query-provider'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { EmptyState } from '@/components/ui/empty-state'
import type { SessionSummary } from '@/lib/sessions/types'
import { useLiveRows } from './live-sessions'
import { SessionCards } from './session-cards'
import type { SessionCells } from './session-cells'
import { SessionsPager } from './sessions-pager'
import { SessionsTable } from './sessions-table'
import { SortMenu } from './sort-menu'

interface SessionsListProps {
  rows: SessionCells[]
  next: string | null
  previous: string | null
  summary: Promise<SessionSummary>
  isFiltered: boolean
  /** Scrolls with the rows, above them. */
  children: ReactNode
}

/** One scroller with the overview and the rows, and the pager below it. */
export function SessionsList({ rows: given, next, previous, summary, isFiltered, children }: SessionsListProps) {
  const { isPending } = useSessionQuery()
  const rows = useLiveRows(given)
  // The panel lies over the last columns: room to scroll them out from under it.
  const isPanelOpen = useOpenSession() !== null
  const scroller = useRef<HTMLDivElement>(null)
  const top = useRef<HTMLDivElement>(null)

  // Another page starts at its first row. The first render stays where the browser put it.
  const firstRow = rows[0]?.id
  const shown = useRef(firstRow)
  useEffect(() => {
    if (shown.current === firstRow) return
    shown.current = firstRow
    const start = top.current?.offsetTop ?? 0
    if (scroller.current && scroller.current.scrollTop > start) scroller.current.scrollTo({ top: start })
  }, [firstRow])

  return (
    <>
      <div className="@container flex min-h-0 flex-1 flex-col">
        <div
          ref={scroller}
          className="thin-scrollbar relative min-h-0 flex-1 overflow-auto overscroll-contain print:overflow-visible"
        >
          {/* Above the header row, for what the chart says below its bars. */}
          <div className="sticky left-0 z-[12] w-[100cqw] print:static">{children}</div>
          <div ref={top} />
          <div className={cn('transition-opacity delay-150', isPending && 'opacity-60')}>
            {rows.length === 0 ? (
              <NoRows isFiltered={isFiltered} hasMore={previous !== null || next !== null} />
            ) : (
              <>
                <div className={cn('max-sm:hidden', isPanelOpen && 'pr-[34rem] print:pr-0')}>
                  <SessionsTable rows={rows} />
                </div>
                <div className="sm:hidden">
                  <SortMenu />
                  <SessionCards rows={rows} />
                </div>
              </>
            )}
          </div>
        </div>
      </div>
      <SessionsPager next={next} previous={previous} summary={summary} />
    </>
  )
}

function NoRows({ isFiltered, hasMore }: { isFiltered: boolean; hasMore: boolean }) {
  const { go, clear } = useSessionQuery()
  if (hasMore || !isFiltered) {
    return (
      <EmptyState
        icon={SearchX}
        title="No sessions on this page"
        actions={<Button onClick={() => go({})}>Go to the first page</Button>}
      >
        The sessions that stood here have moved.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={SearchX}
      title="No sessions match these filters"
      actions={<Button onClick={clear}>Clear filters</Button>}
    >
      Take one away to see more.
    </EmptyState>
  )
}
