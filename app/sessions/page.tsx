import { cookies } from 'next/headers'
import { readViewer, type Viewer } from '@/components/layout/viewer'
import type { RawNews } from '@/components/sessions/raw/raw-news'
import { SessionsView, tableCookie } from '@/components/sessions/sessions-view'
import { Welcome } from '@/components/sessions/welcome'
import { parsePreferences } from '@/components/table/preferences'
import { leadName } from '@/lib/filters/lead-name'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { parseSessionQuery } from '@/lib/filters/session-query'
import { findLead } from '@/lib/leads/find-lead'
import { listSessions } from '@/lib/sessions/list-sessions'
import { notCountedInDays, notCountedWithin } from '@/lib/sessions/not-counted'
import { sessionTrend } from '@/lib/sessions/session-trend'
import { summarizeSessions } from '@/lib/sessions/summarize-sessions'
import type { SessionPage } from '@/lib/sessions/types'
import { loadSampleData } from './load-sample-data'

export const metadata = { title: 'Sessions' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function SessionsPage({ searchParams }: Props) {
  const { query, problems } = parseSessionQuery(await searchParams)
  const viewer = await readViewer()
  const page = listSessions(query, viewer.nowMs)
  const { summary, trend } = afterRows(page, {
    summary: () => summarizeSessions(query.filter, viewer.nowMs),
    trend: () => sessionTrend({ ...query.filter, tz: query.filter.tz ?? viewer.timeZone }, viewer.nowMs),
  })
  return (
    <SessionsView
      query={query}
      problems={problems}
      viewer={viewer}
      preferences={parsePreferences((await cookies()).get(tableCookie)?.value)}
      leadNames={await namesOf(query.filter.lead ?? [])}
      page={page}
      summary={summary}
      trend={trend}
      raw={query.raw ? readRaw(query.filter, page, viewer) : null}
      welcome={<Welcome loadSample={loadSampleData} />}
    />
  )
}

/** What does not count: in the sessions of the page, and in the days of the filter. */
function readRaw(filter: SessionFilter, page: Promise<SessionPage>, { nowMs, timeZone }: Viewer): RawNews {
  const within = page.then(({ rows }) => notCountedWithin(rows))
  const inDays = page.then(() => notCountedInDays(filter, nowMs, timeZone))
  for (const promise of [within, inDays]) promise.catch(() => undefined) // whoever shows them sees the failure
  return { within, inDays }
}

/** Starts the figures once the rows are there, so that they never queue before them. */
function afterRows<Summary, Trend>(
  page: Promise<unknown>,
  later: { summary: () => Promise<Summary>; trend: () => Promise<Trend> },
): { summary: Promise<Summary>; trend: Promise<Trend> } {
  const summary = page.then(later.summary)
  const trend = summary.then(later.trend)
  // Whoever shows them sees the failure. When the rows failed nobody does, and Node would take it for unhandled.
  for (const promise of [page, summary, trend]) promise.catch(() => undefined)
  return { summary, trend }
}

async function namesOf(leadIds: string[]): Promise<Record<string, string>> {
  const names = leadIds.map(async (id) => {
    const lead = await findLead(id)
    return lead ? [[id, leadName(lead)] as const] : []
  })
  return Object.fromEntries((await Promise.all(names)).flat())
}
