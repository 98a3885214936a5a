'use client'

import { Suspense } from 'react'
import { useSessionQuery } from '@/components/filters/session-query-provider'
import { Pager } from '@/components/table/pager'
import { Failure } from '@/components/ui/failure'
import { pageSizes } from '@/lib/filters/session-sort'
import type { SessionSummary } from '@/lib/sessions/types'
import { useSettled } from './use-settled'

export function SessionsPager({
  next,
  previous,
  summary,
}: {
  next: string | null
  previous: string | null
  summary: Promise<SessionSummary>
}) {
  const { query, go } = useSessionQuery()
  const to = (at: 'after' | 'before', text: string | null) => (text === null ? null : () => go({ page: { at, text } }))
  return (
    <Pager
      count={
        <Failure what="The count">
          <Suspense fallback="Counting…">
            <Count summary={summary} />
          </Suspense>
        </Failure>
      }
      limit={query.limit}
      limits={pageSizes}
      onLimit={(limit) => go({ limit })}
      first={previous === null ? null : () => go({})}
      previous={to('before', previous)}
      next={to('after', next)}
      last={next === null ? null : () => go({ page: { at: 'last' } })}
    />
  )
}

function Count({ summary }: { summary: Promise<SessionSummary> }) {
  const { sessions } = useSettled(summary).value.current
  return `${sessions.toLocaleString('en')} ${sessions === 1 ? 'session' : 'sessions'}`
}
