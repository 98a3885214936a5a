'use client'

import { TrendChart } from '@/components/charts/trend-chart'
import { useSessionQuery } from '@/components/filters/session-query-provider'
import { cn } from '@/components/ui/cn'
import type { SessionTrend } from '@/lib/sessions/types'
import { useSettled } from './use-settled'

export function Trend({ promise, timeZone }: { promise: Promise<SessionTrend>; timeZone: string }) {
  const { value, isStale } = useSettled(promise)
  const { setFilter } = useSessionQuery()
  if (value.buckets.length === 0) return null
  return (
    <div aria-busy={isStale} className={cn('transition-opacity', isStale && 'opacity-50')}>
      <TrendChart trend={value} onSelect={(days) => setFilter({ ...days, tz: timeZone })} />
    </div>
  )
}
