import { readViewer } from '@/components/layout/viewer'
import { PathsView } from '@/components/reports/paths/paths-view'
import { parseReportQuery } from '@/lib/filters/report-query'
import { findLeadNames } from '@/lib/leads/find-lead-names'
import { pathsParams } from '@/lib/reports/paths/params'
import { paramsToQuestion } from '@/lib/reports/paths/paths-question'
import { readPaths } from '@/lib/reports/paths/read-paths'
import { filterOver, reportPeriod } from '@/lib/reports/report-period'
import { readWorkspace } from '@/lib/settings/workspace'

export const metadata = { title: 'Conversion paths' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function PathsPage({ searchParams }: Props) {
  const { filter, own, problems } = parseReportQuery(pathsParams, await searchParams)
  const { timeZone, nowMs } = await readViewer()
  const { rules } = await readWorkspace()
  const [period, leadNames] = await Promise.all([reportPeriod(filter, timeZone), findLeadNames(filter.lead ?? [])])
  const covered = period ? filterOver(filter, period) : filter
  const { question, problems: goalProblems } = paramsToQuestion(covered, own, rules.goals)
  return (
    <PathsView
      filter={filter}
      own={own}
      problems={[...problems, ...goalProblems]}
      goals={rules.goals}
      chosen={question.goals}
      period={period}
      timeZone={timeZone}
      leadNames={leadNames}
      report={period && rules.goals.length > 0 ? readPaths(question, nowMs) : null}
    />
  )
}
