import Link from 'next/link'
import { PageLinks } from '@/components/table/page-links'
import { buttonClass } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { type JourneyFilter, type JourneyView, serializeJourney } from '@/lib/filters/journey-filter'
import type { PageCursor } from '@/lib/filters/page-cursor'
import type { JourneySession, RawJourney } from '@/lib/leads/types'
import { formatSilence } from '@/lib/time/format'
import { toFoldCells } from './fold-cells'
import { formatGap } from './format-gap'
import { JourneyFilters } from './journey-filters'
import type { LeadViewProps } from './lead-view'
import { OutsideEvents } from './outside-events'
import { SessionFold } from './session-fold'

/** The lead's sessions, newest first, with the long silences between them. */
export async function JourneySection({
  lead,
  viewer,
  query,
  view,
  gapMs,
  types,
  journey,
  raw,
}: Pick<LeadViewProps, 'lead' | 'viewer' | 'query' | 'view' | 'gapMs' | 'types' | 'journey' | 'raw'>) {
  const [{ rows, sessionCount, next, previous }, allTypes, rawNews] = await Promise.all([journey, types, raw])
  const kept = { until: view.until, raw: view.raw }
  const { within = {}, outside = {} } = rawNews ?? {}
  const { filter } = query
  const path = `/leads/${encodeURIComponent(lead.id)}`
  const hrefOf = (cursor: PageCursor) => `${path}?${serializeJourney(filter, kept, cursor)}`
  const isFiltered = Boolean(filter.type || filter.q)
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 id="journey" className="mr-auto font-semibold">
          Journey{' '}
          <span className="font-normal text-faint">
            {sessionCount.toLocaleString('en')} {sessionCount === 1 ? 'session' : 'sessions'}
            {isFiltered && ' match'}
          </span>
        </h2>
        <div className="contents print:hidden">
          <JourneyFilters path={path} filter={filter} view={kept} types={allTypes} gapMs={gapMs} />
        </div>
      </div>
      <GapNotice filter={filter} gapMs={gapMs} path={path} view={kept} />
      {rawNews && <RawWords raw={rawNews} isFiltered={isFiltered} />}
      {rows.length === 0 && <NoSessions isFiltered={isFiltered} path={path} />}
      <OutsideEvents leadId={lead.id} outside={outside['']} viewer={viewer} />
      <ol className="border-line border-t">
        {rows.map((session, index) => (
          <li key={session.id} className="border-line border-b">
            <SessionFold
              leadId={lead.id}
              session={toFoldCells(session, viewer)}
              filter={{ type: filter.type, q: filter.q }}
              timeZone={viewer.timeZone}
              isOpenAtFirst={view.open.includes(session.id)}
              notCounted={within[session.id]}
            />
            <OutsideEvents leadId={lead.id} outside={outside[session.id]} viewer={viewer} />
            {!isFiltered && <SilenceBetween newer={session} older={rows[index + 1]} />}
          </li>
        ))}
      </ol>
      <PageLinks label="Pages of sessions" hrefOf={hrefOf} previous={previous} next={next} />
    </>
  )
}

function GapNotice({
  filter,
  gapMs,
  path,
  view,
}: {
  filter: JourneyFilter
  gapMs: number
  path: string
  view: Pick<JourneyView, 'until' | 'raw'>
}) {
  if (filter.gap === undefined || filter.gap === gapMs) return null
  return (
    <div role="status" className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-accent-soft px-3 py-2">
      <p className="min-w-0 flex-1">
        Sessions as a pause of <b className="font-semibold">{formatGap(filter.gap)}</b> would split them, computed for
        this page alone. The workspace splits at {formatGap(gapMs)}.
      </p>
      <Link
        href={`${path}?${serializeJourney({ ...filter, gap: undefined }, view)}`}
        scroll={false}
        className={buttonClass()}
      >
        Back to {formatGap(gapMs)}
      </Link>
    </div>
  )
}

/** The raw view says so when there is nothing more to see. */
function RawWords({ raw: { within, outside }, isFiltered }: { raw: RawJourney; isFiltered: boolean }) {
  if (Object.keys(within).length > 0 || Object.keys(outside).length > 0) return null
  return (
    <p role="status" className="mb-2 rounded-md bg-hover px-3 py-2 text-muted">
      {isFiltered
        ? 'During these sessions every event counts.'
        : 'Every event of these sessions, and between them, counts.'}
    </p>
  )
}

const dayMs = 86_400_000

/** Only silences that mean something: the lead stayed away for a day or longer. */
function SilenceBetween({ newer, older }: { newer: JourneySession; older: JourneySession | undefined }) {
  const silenceMs = older ? newer.startedAt - older.endedAt : 0
  if (silenceMs < dayMs) return null
  return <p className="border-line border-t bg-canvas px-7 text-faint text-xs">{formatSilence(silenceMs)} of silence</p>
}

function NoSessions({ isFiltered, path }: { isFiltered: boolean; path: string }) {
  return (
    <div className="border-line border-t py-10 text-center text-muted">
      {isFiltered ? (
        <>
          <p className="mb-3">No session has such an event.</p>
          <Link href={path} scroll={false} className={buttonClass()}>
            Show all sessions
          </Link>
        </>
      ) : (
        <p>This lead has no sessions: nothing that it did itself is known.</p>
      )}
    </div>
  )
}

export function JourneySkeleton() {
  return (
    <div role="status">
      <span className="sr-only">Loading sessions</span>
      <h2 className="mb-2 font-semibold">Journey</h2>
      {Array.from({ length: 6 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike
        <Skeleton key={row} className="mb-2 h-12" />
      ))}
    </div>
  )
}
