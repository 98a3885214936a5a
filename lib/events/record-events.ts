import { database } from '@/lib/db/client'
import type { Database, Transaction } from '@/lib/db/database'
import { preferIndexes } from '@/lib/db/prefer-indexes'
import { sql } from '@/lib/db/sql'
import { trustKeys } from '@/lib/db/trust-keys'
import type { LockedLead } from '@/lib/leads/lock-leads'
import { insertLeads } from '@/lib/leads/save-leads'
import { awardPoints } from '@/lib/scoring/award-points'
import { isCounted, type Rules, type SessionEvent } from '@/lib/sessionizer'
import { planSessions } from '@/lib/sessions/plan-sessions'
import { groupByLead } from '@/lib/sessions/read-session-events'
import { aroundEvents, type Stretch, wholeLife } from '@/lib/sessions/stretch'
import { countChanges, writeChanges } from '@/lib/sessions/write-changes'
import { shareWorkspace } from '@/lib/settings/workspace'
import { type CleanEvent, cleanEvent } from './clean-event'
import { insertEvents, viaFinder } from './event-table'
import type { IncomingEvent } from './incoming-event'
import { recogniseArrivals } from './recognise-noise'
import { type BatchLeads, fillCard, newLead, resolveLeads } from './resolve-leads'
import { restatedStretches } from './restated-stretches'
import { setAside } from './set-aside'

export type EventOutcome = 'created' | 'duplicate'

export interface RecordResult {
  /** What became of each event, in the order of the input. */
  outcomes: EventOutcome[]
  created: number
  duplicates: number
}

/**
 * Stores a batch of events and brings sessions, lead totals and day_stat up to date, all in one transaction: afterwards
 * either all of it is there or nothing. An event whose id its lead already has is a duplicate, and changes nothing.
 * A thousand to ten thousand events at a time are quickest.
 * @throws AppError 'bad_request' when an event cannot be stored, see `cleanEvent`; then none of the batch is.
 */
export async function recordEvents(
  events: readonly IncomingEvent[],
  db: Database = database(),
  nowMs: number = Date.now(),
): Promise<RecordResult> {
  const outcomes = await recordClean(events.map(cleanEvent), db, nowMs)
  const created = outcomes.filter((outcome) => outcome === 'created').length
  return { outcomes, created, duplicates: outcomes.length - created }
}

/** The same for events that `cleanEvent` has been over. */
export async function recordClean(
  events: readonly CleanEvent[],
  db: Database,
  nowMs: number = Date.now(),
): Promise<EventOutcome[]> {
  return events.length === 0 ? [] : db.transaction((tx) => record(tx, events, nowMs))
}

async function record(tx: Transaction, events: readonly CleanEvent[], nowMs: number): Promise<EventOutcome[]> {
  const { rules, rulesVersion } = await shareWorkspace(tx)
  await preferIndexes(tx)
  await trustKeys(tx)
  const leads = await resolveLeads(tx, events)
  const { outcomes, fresh, refused } = await separateDuplicates(tx, events, leads)
  await awardPoints(tx, [...fresh, ...refused])
  if (fresh.length === 0) {
    await setAside(tx, refused, nowMs)
    return outcomes
  }

  const restated = groupByLead(await recogniseArrivals(tx, fresh, (leadId) => leads.stored.has(leadId)))
  const touched = [...groupByLead(fresh)].map(([leadId, arrivals]) => ({
    lead: leads.stored.get(leadId) ?? newLead(leadId, rulesVersion),
    arrivals,
  }))
  const stretches = touched.flatMap(({ lead, arrivals }) =>
    lead.rulesVersion === rulesVersion
      ? [...stretchesOf(lead, arrivals, rules), ...restatedStretches(lead.id, restated.get(lead.id) ?? [], rules)]
      : [wholeLife(lead.id, countedArrivals(arrivals, rules))],
  )
  const changes = await planSessions(tx, stretches, rules)
  for (const { lead, arrivals } of touched) {
    fillCard(lead, arrivals)
    lead.rulesVersion = rulesVersion
  }
  const touchedLeads = touched.map(({ lead }) => lead)
  const unsettled = countChanges(touchedLeads, changes)

  const isStored = (lead: LockedLead) => leads.stored.has(lead.id)
  await insertLeads(tx, touchedLeads.filter((lead) => !isStored(lead)).sort(byId), nowMs)
  await insertIdentities(tx, leads)
  await insertEvents(tx, fresh, nowMs)
  await setAside(tx, refused, nowMs) // numbered behind those that they give way to
  await writeChanges(tx, changes, touchedLeads.filter(isStored), unsettled)
  return outcomes
}

/** An event that is not stored yet. */
interface Arrival {
  leadId: string
  event: CleanEvent
  /** Its place among the batch's. */
  index: number
}

interface Separated {
  outcomes: EventOutcome[]
  fresh: Arrival[]
  /** Duplicates of what came by another key of the lead: an undo may part the two. */
  refused: Arrival[]
}

async function separateDuplicates(
  tx: Transaction,
  events: readonly CleanEvent[],
  { idOf, stored }: BatchLeads,
): Promise<Separated> {
  const arrivals = events.map((event, index) => ({ leadId: idOf.get(event.lead.key) ?? '', event, index }))
  const seen = await readEventKeys(
    tx,
    arrivals.filter(({ leadId }) => stored.has(leadId)),
  )
  const viaOf = viaFinder()
  const fresh: Arrival[] = []
  const refused: Arrival[] = []
  const outcomes = arrivals.map((arrival): EventOutcome => {
    const { leadId, event } = arrival
    const key = eventKey(leadId, event.id)
    const other = seen.get(key)
    if (other === undefined) {
      seen.set(key, { leadKey: event.lead.key })
      fresh.push(arrival)
      return 'created'
    }
    const isOfSameKey =
      'leadKey' in other ? other.leadKey === event.lead.key : other.via === viaOf(event.lead.key, leadId)
    if (!isOfSameKey) refused.push(arrival)
    return 'duplicate'
  })
  return { outcomes, fresh, refused }
}

/** What an event came by: of one of this batch, its lead's key; of a stored one, the column. */
type CameBy = { leadKey: string } | { via: string | null }

/** Which of the events are stored. Asked under the lock of their leads, so that the answer holds. */
async function readEventKeys(tx: Transaction, arrivals: Arrival[]): Promise<Map<string, CameBy>> {
  if (arrivals.length === 0) return new Map()
  const rows = await tx.query<{ lead_id: string; id: string; via: string | null }>(sql`
    SELECT e.lead_id, e.id, e.via FROM unnest(
      ${arrivals.map(({ leadId }) => leadId)}::text[], ${arrivals.map(({ event }) => event.id)}::text[]
    ) AS given (lead_id, id)
    JOIN event e ON e.lead_id = given.lead_id AND e.id = given.id`)
  return new Map(rows.map(({ lead_id, id, via }) => [eventKey(lead_id, id), { via }]))
}

function eventKey(leadId: string, id: string): string {
  return `${leadId} ${id}`
}

/** The stretches of a lead's time around its new counted events. */
function stretchesOf(lead: LockedLead, arrivals: Arrival[], rules: Rules): Stretch[] {
  return aroundEvents(lead, countedArrivals(arrivals, rules), rules.gapMs)
}

function countedArrivals(arrivals: Arrival[], rules: Rules): SessionEvent[] {
  const events = arrivals.filter(({ event }) => isCounted(event, rules)).map(toSessionEvent)
  return events.sort((a, b) => a.occurredAt - b.occurredAt || a.seq - b.seq)
}

/** Behind every stored event, as the sequence will have it. */
const firstSeq = 2 ** 52

function toSessionEvent({ leadId, event, index }: Arrival): SessionEvent {
  const { id, occurredAt, type, path, url, referrer, campaign, utmSource, utmMedium, points, suppressed } = event
  const seq = firstSeq + index
  return { id, leadId, seq, occurredAt, type, path, url, referrer, campaign, utmSource, utmMedium, points, suppressed }
}

function insertIdentities(tx: Transaction, { newKeys, idOf }: BatchLeads): Promise<void> {
  return tx.copy(
    'identity',
    ['key', 'lead_id'],
    newKeys.sort().map((key) => [key, idOf.get(key)]),
  )
}

function byId(a: LockedLead, b: LockedLead): number {
  return a.id < b.id ? -1 : 1
}
