import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { raw, sql } from '@/lib/db/sql'
import { findLead } from './find-lead'
import { leadIdentities } from './lead-identities'

const rowsAtATime = 1000

/**
 * All that is kept of a lead as JSON, in pieces: who it is, how its keys came together, its sessions and all its events,
 * suppressed ones and duplicates too. Reads a thousand rows at a time, so that memory does not grow with the lead. Null
 * when there is no such lead.
 */
export async function exportLead(
  id: string,
  nowMs: number,
  db: Database = database(),
): Promise<AsyncGenerator<string> | null> {
  const lead = await findLead(id, db)
  return lead && write({ ...lead, ...(await createdAt(lead.id, db)) }, nowMs, db)
}

async function* write(lead: { id: string; identities: string[] }, nowMs: number, db: Database): AsyncGenerator<string> {
  const { identities, ...card } = lead
  const { joins, parted } = await leadIdentities(lead.id, db)
  const head = { exportedAt: new Date(nowMs), lead: withDates(card), identities }
  yield JSON.stringify({ ...head, joins: joins.map(withDates), parted: parted.map(withDates) }, null, 2).slice(0, -2)
  yield* list('sessions', readSessions(lead.id, db))
  yield* list('events', readEvents(lead.id, db))
  yield* list('duplicates', readDuplicates(lead.id, db))
  yield '\n}\n'
}

async function* list(name: string, pages: AsyncIterable<object[]>): AsyncGenerator<string> {
  yield `,\n  "${name}": [`
  let separator = '\n    '
  for await (const page of pages) {
    const lines = page.map((row) => JSON.stringify(row))
    yield separator + lines.join(',\n    ')
    separator = ',\n    '
  }
  yield separator === '\n    ' ? ']' : '\n  ]'
}

type Row = Record<string, unknown>

async function* readSessions(leadId: string, db: Database): AsyncGenerator<object[]> {
  let after = new Date(0)
  for (let isFirst = true; ; isFirst = false) {
    const rows = await db.query<Row & { started_at: Date }>(sql`
      SELECT * FROM session WHERE lead_id = ${leadId} AND started_at ${raw(isFirst ? '>=' : '>')} ${after}
      ORDER BY started_at LIMIT ${rowsAtATime}::int`)
    if (rows.length > 0) yield rows.map(({ trail, lead_id, ...row }) => inCamelCase(row))
    after = rows.at(-1)?.started_at ?? after
    if (rows.length < rowsAtATime) return
  }
}

async function* readEvents(leadId: string, db: Database): AsyncGenerator<object[]> {
  let after = { occurred_at: new Date(0), seq: -1 }
  for (;;) {
    const rows = await db.query<Row & { occurred_at: Date; seq: number }>(sql`
      SELECT * FROM event WHERE lead_id = ${leadId}
        AND (occurred_at, seq) > (${after.occurred_at}::timestamptz, ${after.seq}::bigint)
      ORDER BY occurred_at, seq LIMIT ${rowsAtATime}::int`)
    if (rows.length > 0) yield rows.map(({ lead_id, ...row }) => inCamelCase(row))
    after = rows.at(-1) ?? after
    if (rows.length < rowsAtATime) return
  }
}

async function* readDuplicates(leadId: string, db: Database): AsyncGenerator<object[]> {
  let after = -1
  for (;;) {
    const rows = await db.query<{ seq: number; key: string; event: Row }>(sql`
      SELECT seq, key, event FROM event_aside WHERE lead_id = ${leadId} AND seq > ${after}::bigint
      ORDER BY seq LIMIT ${rowsAtATime}::int`)
    if (rows.length > 0) yield rows.map(({ key, event: { lead_id, ...event } }) => inCamelCase({ ...event, via: key }))
    after = rows.at(-1)?.seq ?? after
    if (rows.length < rowsAtATime) return
  }
}

async function createdAt(leadId: string, db: Database): Promise<{ createdAt: Date | null }> {
  const [row] = await db.query<{ created_at: Date }>(sql`SELECT created_at FROM lead WHERE id = ${leadId}`)
  return { createdAt: row?.created_at ?? null }
}

/** The names of columns as the API writes them. */
function inCamelCase(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()), value]),
  )
}

/** Times in ms as people can read them. */
function withDates(row: object): object {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      name.endsWith('At') && typeof value === 'number' ? new Date(value) : value,
    ]),
  )
}
