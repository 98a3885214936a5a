import { ChartNoAxesColumn } from 'lucide-react'
import Link from 'next/link'
import { ReportPage } from '@/components/reports/shared/report-page'
import { ReportSection } from '@/components/reports/shared/report-section'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { FilterProblem } from '@/lib/filters/read-params'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { gapDays } from '@/lib/reports/engagement/gap-rules'
import type {
  Board as BoardValues,
  Distributions as DistributionValues,
  GapReport,
  OverTime as OverTimeValues,
} from '@/lib/reports/engagement/types'
import type { ReportPeriod } from '@/lib/reports/report-period'
import { formatDayRange } from '@/lib/time/format'
import { Board } from './board'
import { Distributions } from './distributions'
import { Gap } from './gap'
import { OverTime } from './over-time'
import { UnitSwitch } from './unit-switch'

interface EngagementViewProps {
  filter: SessionFilter
  own: string
  problems: FilterProblem[]
  period: ReportPeriod | null
  timeZone: string
  leadNames: Record<string, string>
  /** What is being read, under the filter with the report's days; null when there is no day to read. */
  read: {
    filter: SessionFilter
    board: Promise<BoardValues>
    overTime: Promise<OverTimeValues>
    distributions: Promise<DistributionValues>
    gap: Promise<GapReport>
  } | null
}

/** Where engagement drops. Every section streams in by itself. */
export function EngagementView({ filter, own, problems, period, timeZone, leadNames, read }: EngagementViewProps) {
  return (
    <ReportPage
      title="Engagement"
      about="Where sessions end too soon, and why"
      path="/engagement"
      filter={filter}
      own={own}
      problems={problems}
      timeZone={timeZone}
      leadNames={leadNames}
    >
      {read && period ? (
        <>
          <p className="-mb-4 text-muted">
            {formatDayRange(period)} ({period.tz})
            {filter.from === undefined && filter.to === undefined && ', the 90 days up to the latest session'}
          </p>
          <ReportSection
            id="dropped"
            title="What dropped"
            about="Campaigns, entry pages and channels whose sessions end sooner than they did, or than those of their peers."
            content={read.board.then((values) => <Board filter={filter} tz={period.tz} values={values} />)}
          />
          <ReportSection
            id="over-time"
            title="Over time"
            about="Each day or week against the same weekdays, or the weeks, of the eight weeks before it. A point opens its sessions."
            controls={<UnitSwitch unit={read.overTime.then(({ unit }) => unit)} />}
            height="h-96"
            content={read.overTime.then((values) =>
              values.points.every(({ sessions }) => sessions === 0) ? (
                <NoSessions />
              ) : (
                <OverTime filter={read.filter} values={values} />
              ),
            )}
          />
          <ReportSection
            id="distributions"
            title="How long sessions are"
            about="Drag over bars, or walk with the arrow keys and Shift, to open the sessions of that length."
            content={read.distributions.then((values) =>
              values.sessions === 0 ? <NoSessions /> : <Distributions filter={read.filter} values={values} />,
            )}
          />
          <ReportSection
            id="gap"
            title="The gap between sessions"
            about={`Where leads pause, and how many sessions another gap would make of the same events, on the last ${gapDays} days of the period at most. Of the filter only days and leads hold here: under another gap there are other sessions.`}
            content={read.gap.then((values) => <Gap lead={filter.lead} values={values} />)}
          />
        </>
      ) : (
        <EmptyState
          icon={ChartNoAxesColumn}
          title="No sessions to report on"
          actions={
            <Link href="/sessions" className={buttonClass({ size: 'md' })}>
              Ways to begin
            </Link>
          }
        >
          The report fills as soon as there are events.
        </EmptyState>
      )}
    </ReportPage>
  )
}

function NoSessions() {
  return (
    <p className="rounded-md border border-line px-3 py-8 text-center text-muted">No session passes this filter.</p>
  )
}
