'use client'

import Link from 'next/link'
import { Change, figureClass, formatShare } from '@/components/sessions/summary'
import { cn } from '@/components/ui/cn'
import type { Conversions, Headline } from '@/lib/reports/paths/types'
import { formatDayRange } from '@/lib/time/format'

interface Figure {
  label: string
  value: (counts: Conversions) => number | null
  isShare?: boolean
  link?: 'href' | 'conversionsHref'
}

const figures: Figure[] = [
  {
    label: 'Conversion rate',
    value: (c) => (c.sessions === 0 ? null : c.conversions / c.sessions),
    isShare: true,
    link: 'conversionsHref',
  },
  { label: 'Conversions', value: (c) => c.conversions, link: 'conversionsHref' },
  { label: 'Sessions', value: (c) => c.sessions, link: 'href' },
  { label: 'Converting leads', value: (c) => c.convertingLeads, link: 'conversionsHref' },
  { label: 'Leads', value: (c) => c.leads, link: 'href' },
  {
    label: 'Leads who convert',
    value: (c) => (c.leads === 0 ? null : c.convertingLeads / c.leads),
    isShare: true,
    link: 'conversionsHref',
  },
]

/** How many sessions and leads convert, each figure with its change against the period before. */
export function HeadlineFigures({ headline }: { headline: Headline }) {
  const { current, previous } = headline
  const against = previous ? `against ${formatDayRange(previous)}` : ''
  return (
    <dl className="grid grid-cols-2 gap-x-3 gap-y-3 sm:grid-cols-3 sm:gap-x-0 lg:grid-cols-6">
      {figures.map(({ label, value, isShare, link }) => {
        const show = (counts: Conversions) =>
          isShare ? formatShare(value(counts)) : (value(counts) ?? 0).toLocaleString('en')
        const figure = show(current)
        return (
          <div key={label} className={cn(figureClass, 'sm:max-lg:nth-[3n+1]:border-l-0 sm:max-lg:nth-[3n+1]:pl-0')}>
            <dt className="truncate text-faint text-xs">{label}</dt>
            <dd className="flex flex-wrap items-baseline gap-x-1.5">
              <span className="font-semibold text-lg">
                {link ? (
                  <Link href={headline[link]} prefetch={false} className="rounded hover:text-accent hover:underline">
                    {figure}
                  </Link>
                ) : (
                  figure
                )}
              </span>
              {previous && (
                <Change
                  now={value(current)}
                  before={value(previous)}
                  isShare={isShare}
                  shown={show(previous)}
                  against={against}
                />
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
