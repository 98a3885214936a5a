import { Download } from 'lucide-react'
import { type ReactNode, Suspense } from 'react'
import { FilterBar } from '@/components/filters/filter-bar'
import { PrintedFilter } from '@/components/filters/printed-filter'
import { ProblemsNotice } from '@/components/filters/problems-notice'
import { SessionQueryProvider } from '@/components/filters/session-query-provider'
import { PageHeader } from '@/components/layout/page-header'
import { DisplayMenu } from '@/components/table/display-menu'
import type { TablePreferences } from '@/components/table/preferences'
import { PreferencesProvider } from '@/components/table/preferences-provider'
import { buttonClass } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { ListFailure } from '@/components/ui/failure'
import type { FilterProblem } from '@/lib/filters/read-params'
import { type SessionQuery, serializeSessionQuery } from '@/lib/filters/session-query'
import { defaultSort } from '@/lib/filters/session-sort'
import type { SessionPage, SessionSummary, SessionTrend } from '@/lib/sessions/types'
import { LiveRows, LiveSessionsProvider, NewSessions } from './live-sessions'
import { Overview } from './overview'
import { PendingBar } from './pending-bar'
import { NotCountedProvider } from './raw/not-counted-provider'
import type { RawNews } from './raw/raw-news'
import { RawNotice } from './raw/raw-notice'
import { RawToggle } from './raw/raw-toggle'
import { toSessionCells } from './session-cells'
import { sessionColumnList } from './session-column-list'
import { SessionsList } from './sessions-list'
import { TableSkeleton } from './table-skeleton'

interface SessionsViewProps {
  query: SessionQuery
  problems: FilterProblem[]
  viewer: { timeZone: string; nowMs: number }
  preferences: TablePreferences
  leadNames: Record<string, string>
  page: Promise<SessionPage>
  summary: Promise<SessionSummary>
  trend: Promise<SessionTrend>
  /** What stands instead of the table while there is no session at all. */
  welcome: ReactNode
  /** Null unless the view is raw. */
  raw: RawNews | null
}

/** The sessions page. Rows come first; figures and chart stream in after them. */
export function SessionsView(props: SessionsViewProps) {
  const { query, problems, viewer, preferences, leadNames, page, summary, trend, welcome, raw } = props
  return (
    <SessionQueryProvider query={query} own={query.raw ? 'raw=1' : ''}>
      <PreferencesProvider name={tableCookie} initial={preferences}>
        <LiveSessionsProvider>
          <div className="group/sessions flex h-dvh min-w-0 flex-col print:h-auto">
            <PageHeader
              title="Sessions"
              about="What each lead did in one go"
              news={<NewSessions />}
              actions={<ExportLink query={query} />}
            />
            <div className={cn(whereRows, 'print:hidden')}>
              <FilterBar
                timeZone={viewer.timeZone}
                leadNames={leadNames}
                end={
                  <>
                    <RawToggle isOn={raw !== null} href={rawHref(query)} />
                    <DisplayMenu columns={sessionColumnList} />
                  </>
                }
              />
            </div>
            <PrintedFilter filter={query.filter} leadNames={leadNames} />
            <PendingBar />
            <ProblemsNotice problems={problems} />
            <ListFailure what="The sessions">
              <Suspense fallback={<TableSkeleton />}>
                <NotCountedProvider within={raw?.within ?? null}>
                  <Rows page={page} viewer={viewer} query={query} summary={summary} welcome={welcome}>
                    <Overview summary={summary} trend={trend} timeZone={query.filter.tz ?? viewer.timeZone} />
                    {raw && <RawNotice inDays={raw.inDays} />}
                  </Rows>
                </NotCountedProvider>
              </Suspense>
            </ListFailure>
          </div>
        </LiveSessionsProvider>
      </PreferencesProvider>
    </SessionQueryProvider>
  )
}

/** What works on rows is out of the way while the welcome stands in their place. */
const whereRows = 'group-has-[[data-welcome]]/sessions:hidden'

/** The same page with the raw view turned on or off. */
function rawHref({ raw, ...query }: SessionQuery): string {
  const params = serializeSessionQuery(raw ? query : { ...query, raw: true })
  return params.size > 0 ? `/sessions?${params}` : '/sessions'
}

/** The cookie with the table's preferences. */
export const tableCookie = 'sessions-table'

async function Rows({
  page,
  viewer,
  query,
  summary,
  welcome,
  children,
}: Pick<SessionsViewProps, 'page' | 'viewer' | 'query' | 'summary' | 'welcome'> & { children: ReactNode }) {
  const { rows, next, previous } = await page
  const isFiltered = Object.keys(query.filter).length > 0
  // Whatever is new shows first only on the first page by start.
  const isNewest = query.sort === defaultSort && query.cursor.at === 'first'
  const added = isNewest ? (next === null ? 'all' : 'above') : null
  if (rows.length === 0 && !isFiltered && previous === null) {
    return (
      <>
        <LiveRows ids={[]} added="all" />
        {welcome}
      </>
    )
  }
  return (
    <>
      <LiveRows ids={rows.map(({ id }) => id)} added={added} />
      <SessionsList
        rows={rows.map((row) => toSessionCells(row, viewer))}
        next={next}
        previous={previous}
        summary={summary}
        isFiltered={isFiltered}
      >
        {children}
      </SessionsList>
    </>
  )
}

function ExportLink({ query }: { query: SessionQuery }) {
  const params = serializeSessionQuery({ ...query, cursor: { at: 'first' } })
  params.delete('limit')
  params.delete('raw')
  return (
    <a
      href={`/sessions/export?${params}`}
      download
      title="The filtered sessions as CSV"
      className={cn(buttonClass(), whereRows)}
    >
      <Download aria-hidden />
      <span className="max-sm:sr-only">Export</span>
    </a>
  )
}
