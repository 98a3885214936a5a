import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Viewer } from '@/components/layout/viewer'
import { intentLabels, outcomeLabels, outcomeTones } from '@/components/sessions/labels'
import { openSpanOf } from '@/components/sessions/open-span'
import { EndedBadge, OpenFact } from '@/components/sessions/open-status'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { leadName } from '@/lib/filters/lead-name'
import { eventTypeLabel } from '@/lib/sessionizer/event-types'
import type { Point } from '@/lib/sessionizer/types'
import type { SessionRow } from '@/lib/sessions/types'
import { formatDateTime, formatDuration, formatTime } from '@/lib/time/format'
import { dayOf } from '@/lib/time/zone'
import { formatTotal } from './event-words'
import { intentTones } from './tones'

/** Everything that a session is, and why it was judged so. */
export function SessionFacts({
  session,
  viewer,
  className,
}: {
  session: SessionRow
  viewer: Viewer
  className?: string
}) {
  return (
    <div className={cn('grid content-start gap-5', className)}>
      <dl className="grid grid-cols-3 gap-x-4">
        <Figure term="Duration">{formatDuration(session.durationMs)}</Figure>
        <Figure term="Events">{session.eventCount.toLocaleString('en')}</Figure>
        <Figure term="Points">{formatTotal(session.points)}</Figure>
      </dl>
      <section>
        <h2 className="flex items-center gap-2 font-medium">
          Intent <Badge tone={intentTones[session.intent]}>{intentLabels[session.intent]}</Badge>
        </h2>
        <ul className="mt-1 text-muted">
          {session.intentReasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </section>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3">
        <Fact term="Lead" className={aside}>
          <LeadLines session={session} />
        </Fact>
        <Fact term="Time" className={aside}>
          {timeSpan(session, viewer.timeZone)}
        </Fact>
        <Fact term="Outcome">
          <Badge tone={outcomeTones[session.outcome]}>{outcomeLabels[session.outcome]}</Badge>
        </Fact>
        <Fact term="Status">
          <Status session={session} nowMs={viewer.nowMs} />
        </Fact>
        <Fact term="Entry">
          <PointLines point={session.entry} />
        </Fact>
        <Fact term="Exit">
          <PointLines point={session.exit} />
        </Fact>
        <Fact term="Source">{session.source}</Fact>
        <Fact term="Campaign">{session.campaign ?? <span className="text-faint">None</span>}</Fact>
        <Fact term="Steps" className="col-span-2">
          <Steps steps={session.steps} />
        </Fact>
        <Fact term="Session id" className="col-span-2">
          <code className="break-all font-mono text-xs">{session.id}</code>
        </Fact>
      </dl>
    </div>
  )
}

/** Two side by side in the panel; on a page, where the facts are a column beside the events, one below the other. */
const aside = 'col-span-2 @sm:col-span-1 @4xl:col-span-2'

function Status({ session, nowMs }: { session: SessionRow; nowMs: number }) {
  const open = openSpanOf(session, nowMs)
  return open ? <OpenFact span={open} /> : <EndedBadge />
}

function Figure({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex flex-col">
      <dt className="text-faint text-xs">{term}</dt>
      <dd className="font-semibold text-lg">{children}</dd>
    </div>
  )
}

function Fact({ term, className, children }: { term: string; className?: string; children: ReactNode }) {
  return (
    <div className={cn('min-w-0', className)}>
      <dt className="text-faint text-xs">{term}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  )
}

function LeadLines({ session: { lead } }: { session: SessionRow }) {
  const name = leadName(lead)
  const others = [lead.name && lead.email, lead.company].filter(Boolean)
  return (
    <>
      <Link href={`/leads/${encodeURIComponent(lead.id)}`} className="font-medium text-accent hover:underline">
        {name}
      </Link>
      {others.map((other) => (
        <span key={other} className="block break-words text-faint text-xs">
          {other}
        </span>
      ))}
    </>
  )
}

/** The day once, unless the session went over midnight. */
function timeSpan({ startedAt, endedAt, durationMs }: SessionRow, timeZone: string): string {
  const start = formatDateTime(startedAt, timeZone)
  if (durationMs === 0) return start
  const isOneDay = dayOf(startedAt, timeZone) === dayOf(endedAt, timeZone)
  return `${start} – ${isOneDay ? formatTime(endedAt, timeZone) : formatDateTime(endedAt, timeZone)}`
}

/** The action, and below it the page. */
function PointLines({ point: { type, label, path } }: { point: Point }) {
  const action = eventTypeLabel(type)
  const details = [label, path].filter(
    (detail, index, all) => detail && detail !== action && all.indexOf(detail) === index,
  )
  return (
    <>
      {action}
      {details.length > 0 && <span className="block break-words text-faint text-xs">{details.join(' · ')}</span>}
    </>
  )
}

/** More steps than this fold away. */
const shownSteps = 12

/** What the lead touched, in order. */
function Steps({ steps }: { steps: readonly string[] }) {
  const more = steps.slice(shownSteps)
  return (
    <>
      <StepList steps={steps.slice(0, shownSteps)} />
      {more.length > 0 && (
        <details>
          <summary className="text-accent text-xs hover:underline">{more.length} more steps</summary>
          <StepList steps={more} />
        </details>
      )}
    </>
  )
}

function StepList({ steps }: { steps: readonly string[] }) {
  return (
    <ol className="flex flex-wrap items-center gap-x-1 gap-y-0.5">
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step may come again, its place is what it is
        <li key={index} className="flex min-w-0 items-center gap-1">
          {index > 0 && <ArrowRight aria-hidden className="size-3 shrink-0 text-faint" />}
          <span className="break-all">{step}</span>
        </li>
      ))}
    </ol>
  )
}
