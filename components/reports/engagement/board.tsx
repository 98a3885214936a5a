'use client'

import { CircleCheck, Link2Off, type LucideIcon, Puzzle, TrendingDown } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { ChartTable } from '@/components/charts/table-text'
import { WithTable } from '@/components/charts/with-table'
import { Badge, type Tone } from '@/components/ui/badge'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { sessionsHref } from '@/lib/filters/sessions-href'
import { boardRules } from '@/lib/reports/engagement/board-rules'
import { dropFilter } from '@/lib/reports/engagement/drop-filter'
import type { Drop, DropCause, DropSums, RecentSums, Board as Values } from '@/lib/reports/engagement/types'
import { formatDayRange } from '@/lib/time/format'
import { causeLabels, kindLabels, lossOf, percent, reasonOf } from './drop-words'

interface BoardProps {
  filter: SessionFilter
  tz: string
  values: Values
}

const looks: Record<DropCause, { icon: LucideIcon; tone: Tone }> = {
  'dead-link': { icon: Link2Off, tone: 'negative' },
  decay: { icon: TrendingDown, tone: 'warning' },
  mismatch: { icon: Puzzle, tone: 'outline' },
}

/** What dropped, the largest loss first, with its likely cause and the figures that speak for it. */
export function Board({ filter, tz, values }: BoardProps) {
  const { drops, recent, past, compared, looksForDeadLinks } = values
  const links: Links = {
    recent: (drop, figure) => sessionsHref(dropFilter(filter, drop, { ...recent, tz }, figure)),
    past: (drop, figure) => sessionsHref(dropFilter(filter, drop, { ...past, tz }, figure)),
  }
  return (
    <>
      <p className="mb-3 text-faint text-xs">
        {formatDayRange(recent)} against {formatDayRange(past)} and against each other: {compared.toLocaleString('en')}{' '}
        campaigns, entry pages and channels with {boardRules.fewestSessions} sessions or more.
        {!looksForDeadLinks && ' Dead links are not looked for beside a filter by steps.'}
      </p>
      {drops.length === 0 ? (
        <p className="flex items-center justify-center gap-2 rounded-md border border-line px-3 py-8 text-muted">
          {compared > 0 && <CircleCheck aria-hidden className="size-4 text-positive" />}
          {compared === 0
            ? 'Too few sessions to compare anything.'
            : 'Nothing dropped: no campaign, entry page or channel does clearly worse than before or than the others.'}
        </p>
      ) : (
        <WithTable table={tableOf(drops, links)} isLong>
          <ol className="divide-y divide-line border-line border-y">
            {drops.map((drop) => (
              <Row key={`${drop.kind} ${drop.value}`} drop={drop} links={links} />
            ))}
          </ol>
        </WithTable>
      )}
    </>
  )
}

interface Links {
  recent: (drop: Drop, figure: keyof RecentSums) => string
  past: (drop: Drop, figure: keyof DropSums) => string
}

function Row({ drop, links }: { drop: Drop; links: Links }) {
  const { kind, value, cause, recent, past } = drop
  const { icon: Icon, tone } = looks[cause]
  return (
    <li className="grid break-inside-avoid gap-x-6 gap-y-2 py-3 lg:grid-cols-[minmax(0,1fr)_27rem]">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="text-faint text-xs">{kindLabels[kind]}</span>
          <Link href={links.recent(drop, 'sessions')} className="min-w-0 break-words font-semibold hover:text-accent">
            {value}
          </Link>
          <Badge tone={tone}>
            <Icon aria-hidden />
            {causeLabels[cause]}
          </Badge>
          {recent.sessions < boardRules.smallSample && <Badge tone="outline">Small sample</Badge>}
        </div>
        <p className="mt-1 font-medium">{lossOf(drop)}</p>
        <p className="text-muted">{reasonOf(drop)}</p>
      </div>
      <table className="w-full table-fixed self-start text-xs">
        <caption className="sr-only">The figures of {value}</caption>
        <thead>
          <tr className="text-faint">
            <td className="w-13 sm:w-14" />
            <Head>Sessions</Head>
            <Head>Under {boardRules.shortSeconds} s</Head>
            <Head>Bounced</Head>
            <Head>{drop.deadBy === 'clicks' ? 'Clicked' : ''}</Head>
            <Head>{drop.deadBy === 'clicks' ? 'No page' : drop.deadBy === 'errors' ? 'Error page' : ''}</Head>
          </tr>
        </thead>
        <tbody>
          <tr>
            <SideHead>Now</SideHead>
            <Figure count={recent.sessions} href={links.recent(drop, 'sessions')} />
            <Figure count={recent.short} of={recent.sessions} href={links.recent(drop, 'short')} />
            <Figure count={recent.bounced} of={recent.sessions} href={links.recent(drop, 'bounced')} />
            {drop.deadBy === 'errors' && <td />}
            {drop.deadBy === 'errors' && (
              <Figure count={recent.errors} of={recent.sessions} href={links.recent(drop, 'errors')} />
            )}
            {drop.deadBy === 'clicks' && <Figure count={recent.clicked} href={links.recent(drop, 'clicked')} />}
            {drop.deadBy === 'clicks' && (
              <Figure count={recent.dead} of={recent.clicked} href={links.recent(drop, 'dead')} />
            )}
          </tr>
          <tr>
            <SideHead>Before</SideHead>
            <Figure count={past.sessions} href={links.past(drop, 'sessions')} />
            <Figure count={past.short} of={past.sessions} href={links.past(drop, 'short')} />
            <Figure count={past.bounced} of={past.sessions} href={links.past(drop, 'bounced')} />
          </tr>
          {drop.peerBounceRate !== null && (
            <tr>
              <SideHead>Elsewhere</SideHead>
              <td colSpan={2} />
              <td className="py-0.5 text-right">{percent(drop.peerBounceRate)}</td>
              <td />
              {drop.peerDeadShare !== null && <td className="py-0.5 text-right">{percent(drop.peerDeadShare)}</td>}
            </tr>
          )}
        </tbody>
      </table>
    </li>
  )
}

function Head({ children }: { children: ReactNode }) {
  // Every drop has the same columns, so that figures stand below each other; some have nothing to say in some.
  if (children === '') return <td />
  return (
    <th scope="col" className="whitespace-nowrap pl-1 text-right font-normal sm:pl-2">
      {children}
    </th>
  )
}

function SideHead({ children }: { children: ReactNode }) {
  return (
    <th scope="row" className="py-0.5 text-left font-normal text-faint">
      {children}
    </th>
  )
}

/** A count that opens its sessions, with its share of a whole. */
function Figure({ count, of, href }: { count: number; of?: number; href: string }) {
  const text = count.toLocaleString('en')
  return (
    <td className="whitespace-nowrap py-0.5 pl-1 text-right sm:pl-2">
      {count === 0 ? (
        text
      ) : (
        <Link href={href} className="rounded underline decoration-line-strong underline-offset-2 hover:text-accent">
          {text}
        </Link>
      )}
      {of !== undefined && of > 0 && <span className="ml-1 text-faint">{percent(count / of)}</span>}
    </td>
  )
}

function tableOf(drops: Drop[], links: Links): ChartTable {
  const count = (value: number, href: string) => ({
    text: value.toLocaleString('en'),
    copy: value,
    ...(value > 0 && { href }),
  })
  const rate = (value: number | null) =>
    value === null ? { text: '—', copy: '' } : { text: percent(value), copy: Math.round(value * 1000) / 1000 }
  return {
    caption: 'What dropped',
    columns: [
      { label: 'Kind' },
      { label: 'Name' },
      { label: 'Likely cause' },
      ...[
        'Lost',
        'Sessions',
        `Under ${boardRules.shortSeconds} s`,
        'Bounced',
        'Clicked',
        'No page after',
        'Error page',
      ].map(numeric),
      ...['Sessions before', 'Short before', 'Bounced before', 'Bounce rate elsewhere'].map(numeric),
    ],
    rows: drops.map((drop) => [
      { text: kindLabels[drop.kind] },
      { text: drop.value },
      { text: causeLabels[drop.cause] },
      { text: drop.affected.toLocaleString('en'), copy: drop.affected },
      ...(['sessions', 'short', 'bounced', 'clicked', 'dead', 'errors'] as const).map((figure) =>
        count(drop.recent[figure], links.recent(drop, figure)),
      ),
      ...(['sessions', 'short', 'bounced'] as const).map((figure) =>
        count(drop.past[figure], links.past(drop, figure)),
      ),
      rate(drop.peerBounceRate),
    ]),
  }
}

const numeric = (label: string) => ({ label, isNumber: true })
