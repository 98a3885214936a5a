import type { Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { detectMailNoise, type MailEvent, mailReachMs, mailTypes } from '@/lib/noise/mail-noise'
import { joinReasons, splitReasons } from '@/lib/sessionizer'
import { toBound } from '@/lib/sessions/read-session-events'
import type { CleanEvent } from './clean-event'

/** A stored event that turned out to be of another kind of noise than it was. */
export interface Restated {
  leadId: string
  id: string
  occurredAt: number
  type: string
  /** Its kinds of noise before, and now. */
  before: string | null
  suppressed: string | null
}

/** A moment at which something came to an email, or went from it. */
export interface MailMoment {
  leadId: string
  message: string
  occurredAt: number
}

type Arrival = { leadId: string; event: CleanEvent }

/**
 * Looks at what a batch brings about emails together with what is stored about them: new events get their kinds of
 * noise, stored ones that look different now are changed, and returned. The leads must be locked.
 */
export async function recogniseArrivals(
  tx: Transaction,
  arrivals: readonly Arrival[],
  isStored: (leadId: string) => boolean,
): Promise<Restated[]> {
  const mail = arrivals.filter(({ event }) => event.message !== null && isMailType(event.type))
  if (mail.length === 0) return []
  const moments = mail.map(({ leadId, event }) => ({
    leadId,
    message: event.message ?? '',
    occurredAt: event.occurredAt,
  }))
  const stored = await readAround(
    tx,
    moments.filter(({ leadId }) => isStored(leadId)),
  )
  const fresh = mail.map(({ leadId, event }) => ({ row: freshRow(leadId, event), event }))
  const noise = judge([...stored.map(({ row }) => row), ...fresh.map(({ row }) => row)])
  for (const { row, event } of fresh) event.suppressed = noise(row)
  return restate(tx, stored, noise)
}

/** The same for moments of emails from which events have gone: what lies around them is looked at again. */
export async function recogniseAround(tx: Transaction, moments: readonly MailMoment[]): Promise<Restated[]> {
  const stored = await readAround(tx, moments)
  return restate(tx, stored, judge(stored.map(({ row }) => row)))
}

/** The same for all emails of leads. */
export async function recogniseLeads(tx: Transaction, leadIds: readonly string[]): Promise<Restated[]> {
  const rows = await tx.query<MailRow>(sql`
    SELECT ${mailColumns} FROM event e
    WHERE e.lead_id = ANY(${leadIds}::text[]) AND e.message IS NOT NULL AND e.type = ANY(${mailTypes}::text[])`)
  const stored = rows.map((row) => ({ row, isWithin: true }))
  return restate(tx, stored, judge(rows))
}

export function isMailType(type: string): boolean {
  return type === 'email_open' || type === 'email_click' || type === 'email_delivered'
}

/** What has to be known of an event about an email, as columns of `event e`. */
export const mailColumns = sql`e.lead_id, e.id, e.message, e.occurred_at, e.type, e.url, e.path, e.agent, e.suppressed,
  e.noise_given`

export interface MailRow {
  lead_id: string
  id: string
  message: string
  occurred_at: Date
  type: string
  url: string | null
  path: string | null
  agent: string | null
  suppressed: string | null
  noise_given: string | null
}

/**
 * What the kinds of noise of each of the events are, given all of them. That an agent is a bot's was decided when the
 * event came, and what its sender said stays: the rest is recognised from the others.
 */
export function judge(rows: readonly MailRow[]): (row: MailRow) => string | null {
  const emails = new Map<string, MailEvent[]>()
  for (const row of rows) {
    const key = emailKey(row.lead_id, row.message)
    const email = emails.get(key)
    if (email) email.push(toMailEvent(row))
    else emails.set(key, [toMailEvent(row)])
  }
  const found = new Map([...emails].map(([key, events]) => [key, detectMailNoise(events)]))
  return (row) => {
    const recognised = found.get(emailKey(row.lead_id, row.message))?.get(row.id) ?? []
    const known = splitReasons(row.suppressed).filter((reason) => reason === 'bot')
    return joinReasons([...known, ...splitReasons(row.noise_given), ...recognised])
  }
}

function toMailEvent(row: MailRow): MailEvent {
  const { id, type, url, path, agent } = row
  const isMachine = row.noise_given !== null || splitReasons(row.suppressed).includes('bot')
  return { id, occurredAt: row.occurred_at.getTime(), type, url, path, agent, isMachine }
}

function freshRow(leadId: string, event: CleanEvent): MailRow {
  const { id, message, type, url, path, agent, suppressed, noiseGiven } = event
  return {
    ...{ lead_id: leadId, id, message: message ?? '', occurred_at: new Date(event.occurredAt) },
    ...{ type, url, path, agent, suppressed, noise_given: noiseGiven },
  }
}

/** A lead's id holds no space. */
function emailKey(leadId: string, message: string): string {
  return `${leadId} ${message}`
}

interface StoredMail {
  row: MailRow
  /** Near enough to be judged: what may bear on it has been read. */
  isWithin: boolean
}

/** The stored events within reach of the moments, and beyond them what may bear on those. */
async function readAround(tx: Transaction, moments: readonly MailMoment[]): Promise<StoredMail[]> {
  if (moments.length === 0) return []
  const stretches = mergeMoments(moments)
  const rows = await tx.query<MailRow & { stretch: number }>(sql`
    SELECT found.*, given.number::int - 1 AS stretch FROM unnest(
      ${stretches.map(({ leadId }) => leadId)}::text[], ${stretches.map(({ message }) => message)}::text[],
      ${stretches.map(({ fromMs }) => toBound(fromMs - mailReachMs))}::timestamptz[],
      ${stretches.map(({ toMs }) => toBound(toMs + mailReachMs))}::timestamptz[]
    ) WITH ORDINALITY AS given (lead_id, message, low, high, number)
    CROSS JOIN LATERAL (
      SELECT ${mailColumns} FROM event e
      WHERE e.lead_id = given.lead_id AND e.occurred_at BETWEEN low AND high AND e.message = given.message
        AND e.type = ANY(${mailTypes}::text[]) OFFSET 0
    ) AS found`)
  return rows.map((row) => {
    const at = row.occurred_at.getTime()
    const stretch = stretches[row.stretch]
    return { row, isWithin: stretch !== undefined && stretch.fromMs <= at && at <= stretch.toMs }
  })
}

interface MailStretch {
  leadId: string
  message: string
  fromMs: number
  toMs: number
}

/** The reach of the moments; two that are read together become one, so that no event is read twice. */
function mergeMoments(moments: readonly MailMoment[]): MailStretch[] {
  const stretches: MailStretch[] = []
  const last = new Map<string, MailStretch>()
  for (const { leadId, message, occurredAt } of moments.toSorted((a, b) => a.occurredAt - b.occurredAt)) {
    const key = emailKey(leadId, message)
    const before = last.get(key)
    if (before && occurredAt - 3 * mailReachMs <= before.toMs) {
      before.toMs = occurredAt + mailReachMs
      continue
    }
    const stretch = { leadId, message, fromMs: occurredAt - mailReachMs, toMs: occurredAt + mailReachMs }
    stretches.push(stretch)
    last.set(key, stretch)
  }
  return stretches
}

async function restate(
  tx: Transaction,
  stored: readonly StoredMail[],
  noise: (row: MailRow) => string | null,
): Promise<Restated[]> {
  const restated = stored.flatMap(({ row, isWithin }): Restated[] => {
    const suppressed = isWithin ? noise(row) : row.suppressed
    if (suppressed === row.suppressed) return []
    const { lead_id: leadId, id, occurred_at, type } = row
    return [{ leadId, id, occurredAt: occurred_at.getTime(), type, before: row.suppressed, suppressed }]
  })
  if (restated.length > 0) {
    await tx.execute(sql`
      UPDATE event SET suppressed = v.suppressed FROM unnest(
        ${restated.map(({ leadId }) => leadId)}::text[], ${restated.map(({ id }) => id)}::text[],
        ${restated.map(({ suppressed }) => suppressed)}::text[]
      ) AS v (lead_id, id, suppressed)
      WHERE event.lead_id = v.lead_id AND event.id = v.id`)
  }
  return restated
}
