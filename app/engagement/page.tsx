import { readViewer } from '@/components/layout/viewer'
import { EngagementView } from '@/components/reports/engagement/engagement-view'
import { parseReportQuery, writeOwnParams } from '@/lib/filters/report-query'
import { findLeadNames } from '@/lib/leads/find-lead-names'
import { engagementParams } from '@/lib/reports/engagement/params'
import { readBoard } from '@/lib/reports/engagement/read-board'
import { readDistributions } from '@/lib/reports/engagement/read-distributions'
import { readGap } from '@/lib/reports/engagement/read-gap'
import { readOverTime } from '@/lib/reports/engagement/read-over-time'
import { filterOver, reportPeriod } from '@/lib/reports/report-period'

export const metadata = { title: 'Engagement' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function EngagementPage({ searchParams }: Props) {
  const { filter, own, problems } = parseReportQuery(engagementParams, await searchParams)
  const { timeZone, nowMs } = await readViewer()
  const [period, leadNames] = await Promise.all([reportPeriod(filter, timeZone), findLeadNames(filter.lead ?? [])])
  const covered = period && filterOver(filter, period)
  return (
    <EngagementView
      filter={filter}
      own={writeOwnParams(engagementParams, own)}
      problems={problems}
      period={period}
      timeZone={timeZone}
      leadNames={leadNames}
      read={
        covered && {
          filter: covered,
          board: readBoard(filter, period, nowMs),
          overTime: readOverTime(filter, period, own.unit, nowMs),
          distributions: readDistributions(covered, nowMs),
          gap: readGap(filter, period),
        }
      }
    />
  )
}
