import { database } from '@/lib/db/client'
import type { Database, Transaction } from '@/lib/db/database'
import { preferIndexes } from '@/lib/db/prefer-indexes'
import { trustKeys } from '@/lib/db/trust-keys'
import { saysOther, writeTexts } from '@/lib/leads/lead-text'
import type { LockedLead } from '@/lib/leads/lock-leads'
import { insertLeads } from '@/lib/leads/save-leads'
import { awardPoints } from '@/lib/scoring/award-points'
import { isCounted, type Rules, type SessionEvent } from '@/lib/sessionizer'
import { planSessions } from '@/lib/sessions/plan-sessions'
import { groupByLead } from '@/lib/sessions/read-session-events'
import type { SessionChanges } from '@/lib/sessions/session-table'
import { aroundEvents, type Stretch, wholeLife } from '@/lib/sessions/stretch'
import { countChanges, joinChanges, writeSessions } from '@/lib/sessions/write-changes'
import { addToDayStat } from '@/lib/sessions/write-day-stat'
import { shareWorkspace, type Workspace } from '@/lib/settings/workspace'
import { type Arrival, intoParts } from './arrivals'
import { type CleanEvent, cleanEvent } from './clean-event'
import { insertEvents } from './event-table'
import type { IncomingEvent } from './incoming-event'
import { recogniseArrivals } from './recognise-noise'
import { type BatchLeads, fillCard, newLead, resolveLeads } from './resolve-leads'
import { restatedStretches } from './restated-stretches'
import { separateDuplicates } from './separate-duplicates'
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
 * Thousands of events at a time are quickest.
 * @throws AppError 'bad_request' when an event cannot be stored, see `cleanEvent`; then none of the batch is.
 */
export async function recordEvents(
  events: readonly IncomingEvent[],
  db: Database = database(),
  nowMs: number = Date.now(),
): Promise<RecordResult> {
  const outcomes = await recordClean(events.map(cleanEvent), db, nowMs)
  const created = countCreated(outcomes)
  return { outcomes, created, duplicates: outcomes.length - created }
}

/** The same for events that `cleanEvent` has been over. What became of each, in their order. */
export async function recordClean(
  events: readonly CleanEvent[],
  db: Database,
  nowMs: number = Date.now(),
): Promise<EventOutcome[]> {
  return inTransaction(events, db, nowMs, false)
}

/**
 * The same for clean events that are most likely new: nobody looks for them first. When one of them is stored already,
 * nothing of the batch is, and the answer is undefined.
 */
export async function recordNewEvents(
  events: readonly CleanEvent[],
  db: Database,
): Promise<EventOutcome[] | undefined> {
  try {
    return await inTransaction(events, db, Date.now(), true)
  } catch (error) {
    if (isStoredEvent(error)) return undefined
    throw error
  }
}

async function inTransaction(
  events: readonly CleanEvent[],
  db: Database,
  nowMs: number,
  areNew: boolean,
): Promise<EventOutcome[]> {
  if (events.length === 0) return []
  const parts = db.engine === 'embedded' ? Math.ceil(events.length / partSize) : 1
  return db.transaction((tx) => record(tx, events, parts, nowMs, areNew))
}

export function countCreated(outcomes: readonly EventOutcome[]): number {
  return outcomes.filter((outcome) => outcome === 'created').length
}

/** The key of events stood in the way. A cluster's tables have numbers behind their names. */
function isStoredEvent(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error && 'table' in error)) return false
  return error.code === '23505' && /^event(_\d+)?$/.test(String(error.table))
}

/**
 * A large batch is recorded in parts, each of other leads, within the one transaction: while the embedded database's
 * thread takes one part in, the next is worked out here. Writers of PostgreSQL work side by side anyway, and must not
 * wait for each other in a ring, as they might between one part's touches and the next one's leads.
 */
const partSize = 5_000

interface Batch {
  leads: BatchLeads
  workspace: Workspace
  nowMs: number
  areNew: boolean
}

async function record(
  tx: Transaction,
  events: readonly CleanEvent[],
  partCount: number,
  nowMs: number,
  areNew: boolean,
): Promise<EventOutcome[]> {
  const [workspace, , , leads] = await Promise.all([
    shareWorkspace(tx),
    preferIndexes(tx),
    trustKeys(tx),
    resolveLeads(tx, events),
  ])
  const batch = { leads, workspace, nowMs, areNew }
  const parts = await recordInTurn(tx, intoParts(events, leads, partCount), batch)
  const changes = joinChanges(parts.map(({ changes }) => changes))
  await Promise.all([
    addToDayStat(tx, changes),
    writeTexts(
      tx,
      parts.flatMap(({ renamed }) => renamed),
    ),
  ])

  const outcomes: EventOutcome[] = Array.from({ length: events.length }, () => 'duplicate')
  for (const { fresh } of parts) for (const { index } of fresh) outcomes[index] = 'created'
  return outcomes
}

/** What the next part has to read is asked for before this one's rows go out: its answer then comes while they go in. */
function recordInTurn(tx: Transaction, parts: readonly Arrival[][], batch: Batch): Promise<Part[]> {
  const plans: Promise<Part>[] = []
  for (const arrivals of parts) {
    const before = plans.at(-1)
    plans.push(before ? before.then(() => planPart(tx, arrivals, batch)) : planPart(tx, arrivals, batch))
  }
  return Promise.all(
    plans.map(async (plan) => {
      const part = await plan
      await writePart(tx, part, batch)
      return part
    }),
  )
}

/** What a batch has of some leads, and what it changes. */
interface Part {
  fresh: Arrival[]
  refused: Arrival[]
  /** The leads of the fresh ones, as they will be. */
  touched: LockedLead[]
  changes: SessionChanges
  /** Of the touched, those whose first or last moment has to be looked for. */
  unsettled: LockedLead[]
  /** Ids of leads that free text finds by other words than before. */
  renamed: string[]
}

/** Reads only, but for kinds of noise that stored events get. */
async function planPart(
  tx: Transaction,
  arrivals: readonly Arrival[],
  { leads, workspace: { rules, rulesVersion }, areNew }: Batch,
): Promise<Part> {
  const { fresh, refused } = await separateDuplicates(tx, arrivals, leads, areNew)
  await awardPoints(tx, [...fresh, ...refused])
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
  const renamed: string[] = []
  for (const { lead, arrivals } of touched) {
    const before = { ...lead }
    fillCard(lead, arrivals)
    if (!leads.stored.has(lead.id) || saysOther(lead, before)) renamed.push(lead.id)
    lead.rulesVersion = rulesVersion
  }
  const touchedLeads = touched.map(({ lead }) => lead)
  const unsettled = countChanges(touchedLeads, changes)
  return { fresh, refused, touched: touchedLeads, changes: joinChanges(changes.values()), unsettled, renamed }
}

/** In this order, but without waiting: while the database takes one's rows in, the next one's are written out here. */
async function writePart(tx: Transaction, part: Part, { leads, nowMs }: Batch): Promise<void> {
  const { fresh, refused, touched, changes, unsettled } = part
  const isStored = (lead: LockedLead) => leads.stored.has(lead.id)
  await Promise.all([
    insertLeads(tx, touched.filter((lead) => !isStored(lead)).sort(byId), nowMs),
    insertIdentities(tx, leads, new Set(touched.map(({ id }) => id))),
    writeSessions(tx, changes, touched.filter(isStored), unsettled),
    insertEvents(tx, fresh, nowMs),
    setAside(tx, refused, nowMs), // numbered behind those that they give way to
  ])
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

/** The new keys of these leads. */
function insertIdentities(tx: Transaction, { newKeys, idOf }: BatchLeads, leadIds: Set<string>): Promise<void> {
  const rows = newKeys.map((key) => [key, idOf.get(key) ?? ''] as const).filter(([, leadId]) => leadIds.has(leadId))
  return tx.copy('identity', { key: 'text', lead_id: 'text' }, rows.sort(byKey))
}

function byKey([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1
}

function byId(a: LockedLead, b: LockedLead): number {
  return a.id < b.id ? -1 : 1
}
