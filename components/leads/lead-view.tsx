import { Suspense } from 'react'
import type { Viewer } from '@/components/layout/viewer'
import { Skeleton } from '@/components/ui/skeleton'
import type { JourneyQuery, JourneyView } from '@/lib/filters/journey-filter'
import type {
  ActiveDay,
  Journey,
  Lead,
  LeadIdentities,
  RawJourney,
  Standing,
  TouchChain,
  TypeCount,
} from '@/lib/leads/types'
import type { DayRange } from '@/lib/time/day-range'
import { ActivityCalendar } from './activity-calendar'
import { AsideSection } from './aside-section'
import { IdentitiesSection } from './identities/identities-section'
import { JourneySection, JourneySkeleton } from './journey-section'
import { LeadSummary } from './lead-summary'
import { StandingSection } from './standing-section'
import { TouchChainSection } from './touch-chain-section'

export interface LeadViewProps {
  lead: Lead
  viewer: Viewer
  query: JourneyQuery
  view: JourneyView
  /** The workspace's own gap. */
  gapMs: number
  /** Of the activity calendar. */
  days: DayRange
  standing: Promise<Standing>
  chain: Promise<TouchChain>
  activity: Promise<ActiveDay[]>
  identities: Promise<LeadIdentities>
  types: Promise<TypeCount[]>
  journey: Promise<Journey>
  /** Null unless the view is raw. */
  raw: Promise<RawJourney> | null
}

/** All about one lead: who it is and how keen at the top, its sessions below, the long view beside them. */
export function LeadView(props: LeadViewProps) {
  const { lead, viewer } = props
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-6 p-3 sm:p-4 xl:grid-cols-[minmax(0,1fr)_20.5rem]">
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-5 xl:col-span-2">
        <LeadSummary lead={lead} viewer={viewer} />
        <Suspense fallback={<Skeleton className="h-24" />}>
          <StandingSection standing={props.standing} viewer={viewer} />
        </Suspense>
      </div>
      <section aria-labelledby="journey" className="min-w-0">
        <Suspense fallback={<JourneySkeleton />}>
          <JourneySection {...props} />
        </Suspense>
      </section>
      <aside
        aria-label="Overview"
        className="grid grid-cols-[minmax(0,1fr)] content-start gap-6 sm:grid-cols-2 xl:grid-cols-1"
      >
        <Suspense fallback={<AsideSkeleton title="Touch chain" />}>
          <TouchChainSection chain={props.chain} viewer={viewer} />
        </Suspense>
        <Suspense fallback={<AsideSkeleton title="Activity" />}>
          <ActivityCalendar
            leadId={lead.id}
            activity={props.activity}
            days={props.days}
            firstSeenAt={lead.firstSeenAt}
            query={props.query}
            view={props.view}
            viewer={viewer}
          />
        </Suspense>
        <Suspense fallback={<AsideSkeleton title="Also known as" />}>
          <IdentitiesSection identities={props.identities} viewer={viewer} />
        </Suspense>
      </aside>
    </div>
  )
}

function AsideSkeleton({ title }: { title: string }) {
  return (
    <AsideSection title={title}>
      <Skeleton className="h-28" />
    </AsideSection>
  )
}
