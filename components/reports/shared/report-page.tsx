import type { ReactNode } from 'react'
import { FilterBar } from '@/components/filters/filter-bar'
import { PrintedFilter } from '@/components/filters/printed-filter'
import { ProblemsNotice } from '@/components/filters/problems-notice'
import { SessionQueryProvider } from '@/components/filters/session-query-provider'
import { PageHeader } from '@/components/layout/page-header'
import { PendingBar } from '@/components/sessions/pending-bar'
import type { FilterProblem } from '@/lib/filters/read-params'
import { defaultDays } from '@/lib/filters/report-days'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { defaultLimit, defaultSort } from '@/lib/filters/session-sort'

interface ReportPageProps {
  title: string
  /** The question that it answers, in a few words. */
  about: string
  path: string
  filter: SessionFilter
  /** The report's own parameters as a query string: a change of the filter keeps them. */
  own: string
  problems: FilterProblem[]
  timeZone: string
  leadNames: Record<string, string>
  actions?: ReactNode
  /** At the end of the filter bar. */
  end?: ReactNode
  children: ReactNode
}

/** A report: the filter of the sessions page above sections that stream in, each when it is ready. */
export function ReportPage(props: ReportPageProps) {
  const { title, about, path, filter, own, problems, timeZone, leadNames, actions, end, children } = props
  return (
    <SessionQueryProvider
      query={{ filter, sort: defaultSort, limit: defaultLimit }}
      path={path}
      own={own}
      undated={`Latest ${defaultDays} days`}
    >
      <PageHeader title={title} about={about} actions={actions} />
      <div className="print:hidden">
        <FilterBar timeZone={timeZone} leadNames={leadNames} end={end} />
      </div>
      <PrintedFilter filter={filter} leadNames={leadNames} />
      <PendingBar />
      <ProblemsNotice problems={problems} />
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-8 px-3 py-4 sm:px-4">{children}</div>
    </SessionQueryProvider>
  )
}
