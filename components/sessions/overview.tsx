'use client'

import { Suspense } from 'react'
import { usePreferences } from '@/components/table/preferences-provider'
import { Failure } from '@/components/ui/failure'
import { Skeleton } from '@/components/ui/skeleton'
import type { SessionSummary, SessionTrend } from '@/lib/sessions/types'
import { figureClass, figuresClass, Summary } from './summary'
import { Trend } from './trend'

/** Figures and chart above the table, as tall before they arrive as after. */
export function Overview({
  summary,
  trend,
  timeZone,
}: {
  summary: Promise<SessionSummary>
  trend: Promise<SessionTrend>
  timeZone: string
}) {
  if (!usePreferences().preferences.overview) return null
  return (
    <section aria-label="Overview" className="grid gap-3 border-line border-b px-3 py-3 sm:px-4">
      <Failure what="The figures">
        <Suspense fallback={<FiguresSkeleton />}>
          <Summary promise={summary} />
        </Suspense>
      </Failure>
      <Failure what="The chart">
        <Suspense fallback={<Skeleton className="h-30 w-full" />}>
          <Trend promise={trend} timeZone={timeZone} />
        </Suspense>
      </Failure>
    </section>
  )
}

export function FiguresSkeleton() {
  return (
    <div className={figuresClass}>
      {[1, 2, 3, 4, 5, 6].map((figure) => (
        <div key={figure} className={figureClass}>
          <Skeleton className="mt-1 h-3 w-16" />
          <Skeleton className="mt-1.5 h-5 w-12" />
        </div>
      ))}
    </div>
  )
}
