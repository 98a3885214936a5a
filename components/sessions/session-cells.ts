import { leadName } from '@/lib/filters/lead-name'
import { eventTypeLabel } from '@/lib/sessionizer/event-types'
import type { Intent, Outcome, Source } from '@/lib/sessionizer/types'
import type { SessionRow } from '@/lib/sessions/types'
import { formatDateTime, formatDuration, formatRelative } from '@/lib/time/format'
import { type OpenSpan, openSpanOf } from './open-span'

/** A row of the table in the words of the viewer: written once, on the server, so that the browser repeats nothing. */
export interface SessionCells {
  id: string
  shortId: string
  leadId: string
  /** Name, else email, else the id's beginning. */
  leadName: string
  /** What is known beside it: company, email. */
  leadDetails: string[]
  startedText: string
  /** Exact, for a tooltip. */
  startedTitle: string
  /** ISO, for `<time>`. */
  startedAt: string
  durationText: string
  eventCount: string
  entry: PointCell
  exit: PointCell
  source: Source
  campaign: string | null
  /** Null when it has ended. */
  open: OpenSpan | null
  pointsText: string
  isNegative: boolean
  intent: Intent
  /** Why, in one line. */
  intentReason: string
  outcome: Outcome
  steps: string[]
}

/** The first or last action: "Page viewed", "/pricing". */
export interface PointCell {
  action: string
  detail: string | null
  /** A page view that has a path. */
  isPage: boolean
}

export function toSessionCells(row: SessionRow, viewer: { timeZone: string; nowMs: number }): SessionCells {
  const { lead } = row
  const name = leadName(lead)
  return {
    id: row.id,
    shortId: shortSessionId(row.id),
    leadId: row.leadId,
    leadName: name,
    leadDetails: [lead.company, lead.email].filter((detail) => detail !== null && detail !== name) as string[],
    startedText: shortDateTime(row.startedAt, viewer),
    startedTitle: `${formatDateTime(row.startedAt, viewer.timeZone)} · ${formatRelative(row.startedAt, viewer.nowMs)}`,
    startedAt: new Date(row.startedAt).toISOString(),
    durationText: formatDuration(row.durationMs),
    eventCount: row.eventCount.toLocaleString('en'),
    entry: toPointCell(row.entry),
    exit: toPointCell(row.exit),
    source: row.source,
    campaign: row.campaign,
    open: openSpanOf(row, viewer.nowMs),
    pointsText: formatPoints(row.points),
    isNegative: row.points < 0,
    intent: row.intent,
    intentReason: row.intentReasons.join(' · '),
    outcome: row.outcome,
    steps: row.steps,
  }
}

/** Enough of an id to tell sessions apart by eye: the lead's beginning and the start. */
export function shortSessionId(id: string): string {
  const cut = id.lastIndexOf('-')
  return cut < 0 ? id : `${id.slice(0, 4)}…${id.slice(cut)}`
}

/** @example formatPoints(-12) // '−12' */
export function formatPoints(points: number): string {
  return points < 0 ? `−${Math.abs(points).toLocaleString('en')}` : points.toLocaleString('en')
}

/** Without the year while it is this one: `7 Mar, 09:05`. */
function shortDateTime(ms: number, { timeZone, nowMs }: { timeZone: string; nowMs: number }): string {
  const text = formatDateTime(ms, timeZone)
  const thisYear = formatDateTime(nowMs, timeZone).match(/ \d{4},/)?.[0]
  return thisYear ? text.replace(thisYear, ',') : text
}

function toPointCell({ type, label, path }: SessionRow['entry']): PointCell {
  const action = eventTypeLabel(type)
  const isPage = type === 'page_view' && path !== null
  return { action, detail: path ?? (label === action ? null : label), isPage }
}
