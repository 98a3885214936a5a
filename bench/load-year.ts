import type { CopyColumns, CopyValue, Database, Transaction } from '@/lib/db/database'
import { raw, sql } from '@/lib/db/sql'
import { eventColumns } from '@/lib/events/event-table'
import { leadIdOf } from '@/lib/events/lead-id'
import { writeTexts } from '@/lib/leads/lead-text'
import type { LockedLead } from '@/lib/leads/lock-leads'
import { insertLeads } from '@/lib/leads/save-leads'
import { defaultRules, type SessionEvent, traceSessions } from '@/lib/sessionizer'
import { type BucketTotals, countSession } from '@/lib/sessions/bucket-totals'
import { histogramsByDay } from '@/lib/sessions/histograms-by-day'
import { replaceSessions } from '@/lib/sessions/session-table'
import { readWorkspace } from '@/lib/settings/workspace'
import { generateVisits, leadKeyOf, type Visit } from './generate'

const visitsPerBatch = 5000
/** As after a year of some writers side by side. */
const slots = 4

interface LeadTotals {
  first: number
  last: number
  events: number
  sessions: number
  score: number
}

/** What is written at the end, because it sums over all visits. */
interface Sums {
  leads: LeadTotals[]
  /** day_stat, one map for each slot. */
  buckets: Map<number, BucketTotals>[]
}

/**
 * Fills a migrated, empty database with a generated year: events and everything derived from them, as the write path
 * would leave it. Streams; indexes and foreign keys are taken off and built again at the end.
 */
export async function loadYear(eventCount: number, say: (what: string) => void, db: Database): Promise<void> {
  const { rulesVersion } = await readWorkspace(db)
  const sums: Sums = { leads: [], buckets: Array.from({ length: slots }, () => new Map()) }
  const restore = await takeOff(db)
  await loadVisits(eventCount, sums, db)
  await db.transaction((tx) => loadLeads(tx, sums, rulesVersion))
  await db.transaction((tx) => loadDayStat(tx, sums))
  say('rows are in')
  for (const statement of restore) await db.execute(raw(statement))
  say('indexes are built')
  await db.execute(raw('VACUUM ANALYZE'))
  say('analyzed')
}

async function loadVisits(eventCount: number, sums: Sums, db: Database): Promise<void> {
  let batch: Visit[] = []
  let batches = 0
  for (const visit of generateVisits(eventCount)) {
    batch.push(visit)
    if (batch.length < visitsPerBatch) continue
    await loadBatch(batch, batches++ % slots, sums, db)
    batch = []
  }
  await loadBatch(batch, batches % slots, sums, db)
}

function loadBatch(batch: readonly Visit[], slot: number, sums: Sums, db: Database): Promise<void> {
  const events = batch.flatMap(({ events }) => events)
  const added = batch.flatMap(({ events }) => [...traceSessions(events, defaultRules)])
  if (added.length !== batch.length) throw new Error('A visit is not one session')
  for (const { lead, events } of batch) countLead(lead, events, sums)
  for (const session of added) countSession(sums.buckets[slot] ?? new Map(), session, 1)
  return db.transaction(async (tx) => {
    await tx.copy('event', filledColumns, events.map(toEventRow))
    await replaceSessions(tx, { removed: [], added })
  })
}

function countLead(lead: number, events: readonly SessionEvent[], { leads }: Sums): void {
  const [first, last] = [events[0]?.occurredAt ?? 0, events.at(-1)?.occurredAt ?? 0]
  const totals = leads[lead] ?? { first, last, events: 0, sessions: 0, score: 0 }
  leads[lead] = totals
  totals.last = last
  totals.events += events.length
  totals.sessions++
  for (const { points } of events) totals.score += points
}

const filled = [
  ...(['lead_id', 'id', 'occurred_at', 'received_at', 'type', 'path', 'title', 'url', 'referrer'] as const),
  ...(['campaign', 'utm_source', 'utm_medium', 'points'] as const),
]
const filledColumns = Object.fromEntries(filled.map((name) => [name, eventColumns[name]]))

function toEventRow({ leadId, id, occurredAt, type, path, ...event }: SessionEvent): CopyValue[] {
  const url = path && `https://www.northwind.example${path}`
  return [
    ...[leadId, id, occurredAt, occurredAt, type, path, path && `The page ${path}`, url, event.referrer],
    ...[event.campaign, event.utmSource, event.utmMedium, event.points],
  ]
}

const firstNames = ['Ann', 'Bob', 'Chen', 'Dana', 'Emil', 'Fatima', 'Grace', 'Hugo', 'Ines', 'Jonas', 'Kira', 'Luca']
const lastNames = ['Lee', 'Okafor', 'Silva', 'Novak', 'Berg', 'Haddad', 'Moreau', 'Tanaka', 'Weber', 'Rossi', 'Khan']

async function loadLeads(tx: Transaction, { leads }: Sums, rulesVersion: number): Promise<void> {
  const keys = leads.map((_, lead) => leadKeyOf(lead))
  const rows = leads.map(({ first, last, events, sessions, score }, lead): LockedLead => {
    const name = `${firstNames[lead % 12]} ${lastNames[lead % 11]} ${lead}`
    return {
      id: leadIdOf(keys[lead] ?? ''),
      name,
      email: `${name.toLowerCase().replaceAll(' ', '.')}@company-${Math.floor(lead / 5)}.example`,
      company: `Company ${Math.floor(lead / 5)}`,
      owner: null,
      firstSeenAt: first,
      lastSeenAt: last,
      eventCount: events,
      sessionCount: sessions,
      score,
      rulesVersion,
    }
  })
  await insertLeads(tx, rows, Date.now())
  await tx.copy(
    'identity',
    { key: 'text', lead_id: 'text' },
    keys.map((key) => [key, leadIdOf(key)]),
  )
  await writeTexts(tx, keys.map(leadIdOf))
}

async function loadDayStat(tx: Transaction, { buckets }: Sums): Promise<void> {
  const columns: CopyColumns = {
    bucket: 'timestamptz',
    slot: 'int4',
    sessions: 'int8',
    converted: 'int8',
    unsubscribed: 'int8',
    bounced: 'int8',
    engaged: 'int8',
    events: 'int8',
    duration_ms: 'int8',
    points: 'int8',
  }
  const rows = buckets.flatMap((byTime, slot) =>
    [...byTime].map(([bucket, t]): CopyValue[] => [
      ...[bucket, slot, t.sessions, t.converted, t.unsubscribed, t.bounced, t.engaged, t.events],
      ...[t.durationMs, t.points],
    ]),
  )
  await tx.copy('day_stat', columns, rows)
  const counts = buckets.flatMap((byTime, slot) =>
    [...histogramsByDay(byTime)].flatMap(([day, histogram]) =>
      histogram.flatMap((sessions, bin) => (sessions === 0 ? [] : [[day, bin, slot, sessions]])),
    ),
  )
  await tx.copy('duration_stat', { day: 'timestamptz', bin: 'int4', slot: 'int4', sessions: 'int8' }, counts)
  await tx.execute(sql`
    INSERT INTO session_day (day, slot, changes) SELECT day, slot, sum(sessions) FROM duration_stat GROUP BY day, slot`)
}

/** Drops what slows loading down; the statements that bring it back. */
async function takeOff(db: Database): Promise<string[]> {
  const constraints = await db.query<{ name: string; owner: string; definition: string }>(sql`
    SELECT conname AS name, conrelid::regclass::text AS owner, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE conrelid IN ('event'::regclass, 'session'::regclass) ORDER BY contype DESC`)
  for (const { name, owner } of constraints) await db.execute(raw(`ALTER TABLE ${owner} DROP CONSTRAINT ${name}`))
  const indexes = await db.query<{ name: string; definition: string }>(sql`
    SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE tablename IN ('event', 'session', 'lead', 'lead_text')
      AND schemaname = 'public' AND indexdef NOT LIKE 'CREATE UNIQUE%'`)
  for (const { name } of indexes) await db.execute(raw(`DROP INDEX ${name}`))
  return [
    ...constraints.map(({ name, owner, definition }) => `ALTER TABLE ${owner} ADD CONSTRAINT ${name} ${definition}`),
    ...indexes.map(({ definition }) => definition),
  ]
}
