import { Flag, Waypoints } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { ReportPage } from '@/components/reports/shared/report-page'
import { ReportSection } from '@/components/reports/shared/report-section'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { FilterProblem } from '@/lib/filters/read-params'
import { writeOwnParams } from '@/lib/filters/report-query'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { type PathsParams, pathsParams } from '@/lib/reports/paths/params'
import type { PathsReport } from '@/lib/reports/paths/read-paths'
import type { ReportPeriod } from '@/lib/reports/report-period'
import { formatDayRange } from '@/lib/time/format'
import { AcrossSessions } from './across-sessions'
import { BreakdownTables } from './breakdown-tables'
import { ContentTable } from './content-table'
import { FlowChart } from './flow-chart'
import { HeadlineFigures } from './headline-figures'
import { FlowSwitches, GoalSwitch, GroupingSwitch } from './paths-controls'
import { SequencesTable } from './sequences-table'

interface PathsViewProps {
  /** As the address has it. */
  filter: SessionFilter
  own: PathsParams
  problems: FilterProblem[]
  /** What the workspace counts as goals, and those chosen of them. */
  goals: string[]
  chosen: string[]
  period: ReportPeriod | null
  timeZone: string
  leadNames: Record<string, string>
  /** Null when there is no day to read. */
  report: PathsReport | null
}

/** Which journeys convert. Every section streams in by itself, in the order that one asks. */
export function PathsView(props: PathsViewProps) {
  const { filter, own, problems, goals, chosen, period, timeZone, leadNames, report } = props
  return (
    <ReportPage
      title="Conversion paths"
      about="Which journeys reach a goal"
      path="/paths"
      filter={filter}
      own={writeOwnParams(pathsParams, own)}
      problems={problems}
      timeZone={timeZone}
      leadNames={leadNames}
    >
      {goals.length === 0 ? (
        <NoGoals />
      ) : report && period ? (
        <>
          <div className="-mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <p className="text-muted">
              {formatDayRange(period)} ({period.tz})
              {filter.from === undefined && filter.to === undefined && ', the 90 days up to the latest session'}
            </p>
            <div className="flex flex-wrap gap-x-4 gap-y-2 print:hidden">
              <GoalSwitch filter={filter} own={own} goals={goals} chosen={chosen} />
              <GroupingSwitch filter={filter} own={own} />
            </div>
          </div>
          <Sections filter={filter} own={own} report={report} />
        </>
      ) : (
        <EmptyState
          icon={Waypoints}
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

function Sections({ filter, own, report }: { filter: SessionFilter; own: PathsParams; report: PathsReport }) {
  const timed = Promise.all([report.sequences, report.goalTimes])
  return (
    <>
      <ReportSection
        id="conversions"
        title="How many convert"
        height="h-12"
        content={report.headline.then((headline) => <HeadlineFigures headline={headline} />)}
      />
      <ReportSection
        id="entries"
        title="Where they come in"
        about="Channels and entry points by how their sessions convert. A figure opens its sessions."
        height="h-96"
        content={report.breakdowns.then((breakdowns) =>
          breakdowns.channels.length === 0 ? <NoSessions /> : <BreakdownTables breakdowns={breakdowns} />,
        )}
      />
      <ReportSection
        id="flow"
        title="The way to the goal"
        about="Converting sessions, step by step from their entry up to the first goal. What repeats is one step."
        controls={<FlowSwitches filter={filter} own={own} />}
        height="h-96"
        content={report.flow.then((flow) => (flow.conversions === 0 ? <NoConversions /> : <FlowChart flow={flow} />))}
      />
      <ReportSection
        id="sequences"
        title="Top sequences"
        about="Sessions that went exactly the same way: up to the goal, or to their end where they did not reach one."
        height="h-96"
        content={timed.then(([sequences, times]) =>
          sequences.rows.length === 0 ? <NoSessions /> : <SequencesTable sequences={sequences} times={times} />,
        )}
      />
      <ReportSection
        id="content"
        title="What sets converting sessions apart"
        about="What they had before the goal, beside all of what the other sessions had."
        height="h-96"
        content={report.content.then((content) =>
          content.converting === 0 ? <NoConversions /> : <ContentTable content={content} />,
        )}
      />
      <ReportSection
        id="across"
        title="Across sessions"
        about="Leads whose first conversion lies in this selection: how long it took them, and which channels brought them first and last."
        height="h-72"
        content={report.across.then((across) => {
          if (across === null)
            return <Note>The filter already keeps first sessions by other goals; take “First with” away.</Note>
          return across.conversions === 0 ? <NoConversions /> : <AcrossSessions values={across} />
        })}
      />
    </>
  )
}

function NoGoals() {
  return (
    <EmptyState
      icon={Flag}
      title="No goal is set"
      actions={
        <Link href="/settings/rules" className={buttonClass({ size: 'md' })}>
          Choose goals
        </Link>
      }
    >
      Conversions are sessions that reach a goal: say which events are one.
    </EmptyState>
  )
}

const NoSessions = () => <Note>No session passes this filter.</Note>
const NoConversions = () => (
  <Note>
    No session under this filter reaches a chosen goal. Which events are goals is set under{' '}
    <Link href="/settings/rules" className="text-accent hover:underline">
      Rules
    </Link>
    .
  </Note>
)

function Note({ children }: { children: ReactNode }) {
  return <p className="rounded-md border border-line px-3 py-8 text-center text-muted">{children}</p>
}
