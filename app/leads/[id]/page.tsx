import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { LinkProblems } from '@/components/filters/link-problems'
import { PageHeader } from '@/components/layout/page-header'
import { readViewer, type Viewer } from '@/components/layout/viewer'
import { calendarRange } from '@/components/leads/calendar-range'
import { ErasedLead } from '@/components/leads/erased-lead'
import { LeadMenu } from '@/components/leads/lead-menu'
import { LeadView } from '@/components/leads/lead-view'
import { ActivityNews } from '@/components/timeline/activity-news'
import { CopyLink } from '@/components/timeline/copy-link'
import { buttonClass } from '@/components/ui/button'
import { parseJourney, serializeJourney } from '@/lib/filters/journey-filter'
import { leadName } from '@/lib/filters/lead-name'
import { readSegment } from '@/lib/filters/read-segment'
import { findErasure } from '@/lib/leads/find-erasure'
import { findLead } from '@/lib/leads/find-lead'
import { leadActivity } from '@/lib/leads/lead-activity'
import { leadEventTypes } from '@/lib/leads/lead-event-types'
import { leadIdentities } from '@/lib/leads/lead-identities'
import { leadJourney } from '@/lib/leads/lead-journey'
import { leadStanding } from '@/lib/leads/lead-standing'
import { notCountedAround } from '@/lib/leads/not-counted-around'
import { touchChain } from '@/lib/leads/touch-chain'
import { setPageStatus } from '@/lib/log/request-context'
import { pulseOfLead } from '@/lib/sessions/pulse'
import { readWorkspace } from '@/lib/settings/workspace'

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = readSegment((await params).id)
  const lead = await findLead(id)
  if (lead) return { title: leadName(lead) }
  return { title: (await findErasure(id)) ? 'Erased' : 'Not found' }
}

export default async function LeadPage({ params, searchParams }: Props) {
  const [{ id: segment }, search, viewer] = await Promise.all([params, searchParams, readViewer()])
  const id = readSegment(segment)
  const lead = await findLead(id)
  if (!lead) return <Erased id={id} viewer={viewer} />
  const { query, view, problems } = parseJourney(search)
  const path = `/leads/${encodeURIComponent(lead.id)}`
  if (lead.id !== id) redirect(withQuery(path, serializeJourney(query.filter, view, query.cursor)))
  const days = calendarRange(view.until, lead.lastSeenAt, viewer)
  const { rules } = await readWorkspace()
  const journey = leadJourney(lead.id, query, viewer.nowMs)
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/leads', label: 'Leads' }]}
        title={leadName(lead)}
        news={<ActivityNews href={`${path}/live`} shown={pulseOfLead(lead)} />}
        actions={
          <>
            <Link href={`/events?lead=${encodeURIComponent(lead.id)}`} className={buttonClass({}, 'max-sm:hidden')}>
              All events
            </Link>
            <CopyLink path={path} />
            <LeadMenu lead={lead} />
          </>
        }
      />
      <LinkProblems problems={problems} cleanHref={`${path}?${serializeJourney(query.filter, view, query.cursor)}`} />
      <LeadView
        lead={lead}
        viewer={viewer}
        query={query}
        view={view}
        gapMs={rules.gapMs}
        days={days}
        standing={leadStanding(lead.id, viewer.nowMs)}
        chain={touchChain(lead.id)}
        activity={leadActivity(lead.id, days, viewer.timeZone)}
        identities={leadIdentities(lead.id)}
        types={leadEventTypes(lead.id)}
        journey={journey}
        raw={view.raw ? journey.then((page) => notCountedAround(lead.id, query, page, viewer.nowMs)) : null}
      />
    </>
  )
}

async function Erased({ id, viewer }: { id: string; viewer: Viewer }) {
  const erasure = await findErasure(id)
  if (!erasure) notFound()
  setPageStatus(410) // gone for good: also for whoever only looks whether the link still works
  return (
    <>
      <PageHeader crumbs={[{ href: '/leads', label: 'Leads' }]} title="Erased" />
      <ErasedLead erasure={erasure} viewer={viewer} />
    </>
  )
}

function withQuery(path: string, query: URLSearchParams): string {
  return query.size === 0 ? path : `${path}?${query}`
}
