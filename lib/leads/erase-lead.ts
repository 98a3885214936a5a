import { randomUUID } from 'node:crypto'
import { database } from '@/lib/db/client'
import type { Database, Transaction } from '@/lib/db/database'
import { preferIndexes } from '@/lib/db/prefer-indexes'
import { sql } from '@/lib/db/sql'
import { AppError } from '@/lib/errors'
import { leadIdOf } from '@/lib/events/lead-id'
import { readTouched } from '@/lib/sessions/read-touched'
import { replaceSessions } from '@/lib/sessions/session-table'
import { wholeLife } from '@/lib/sessions/stretch'
import { addToDayStat } from '@/lib/sessions/write-day-stat'
import { shareWorkspace } from '@/lib/settings/workspace'
import { lockLeads } from './lock-leads'
import type { Erasure } from './types'

/**
 * Erases a lead: its card, events, sessions, identity keys, joins and conflicts. What is left is the receipt, which says
 * nothing of who it was. An event that comes by one of its keys later makes a new lead.
 * @throws AppError 'not_found'
 */
export function eraseLead(id: string, nowMs: number = Date.now(), db: Database = database()): Promise<Erasure> {
  if (id.includes('\0')) return Promise.reject(noLead())
  return db.transaction((tx) => erase(tx, id, nowMs))
}

async function erase(tx: Transaction, leadId: string, nowMs: number): Promise<Erasure> {
  await shareWorkspace(tx)
  await preferIndexes(tx)
  if (!(await lockLeads(tx, [leadId])).has(leadId)) throw noLead()
  const keys = await removeKeys(tx, leadId)
  const removed = [...(await readTouched(tx, [wholeLife(leadId)])).values()].flat()
  const aside = await tx.execute(sql`DELETE FROM event_aside WHERE lead_id = ${leadId}`)
  const events = await tx.execute(sql`DELETE FROM event WHERE lead_id = ${leadId}`)
  const counts = { identities: keys.length, events: events + aside, sessions: removed.length }
  const receipt = { id: randomUUID(), leadId, erasedAt: nowMs, ...counts }
  await writeReceipt(tx, receipt, keys)
  await replaceSessions(tx, { removed, added: [] })
  await tx.execute(sql`DELETE FROM lead WHERE id = ${leadId}`)
  await addToDayStat(tx, { removed, added: [] })
  return receipt
}

async function removeKeys(tx: Transaction, leadId: string): Promise<string[]> {
  const rows = await tx.query<{ key: string }>(sql`DELETE FROM identity WHERE lead_id = ${leadId} RETURNING key`)
  const keys = rows.map(({ key }) => key)
  const own = [leadId, ...keys.map(leadIdOf)]
  await tx.execute(sql`DELETE FROM lead_join WHERE from_lead = ANY(${own}::text[]) OR into_lead = ANY(${own}::text[])`)
  await tx.execute(sql`DELETE FROM identity_conflict WHERE keys && ${keys}::text[] OR lead_ids && ${own}::text[]`)
  return keys
}

/** The ids that its keys would have made are kept as well: they stand in old links. */
async function writeReceipt(tx: Transaction, receipt: Erasure, keys: readonly string[]): Promise<void> {
  const { id, leadId, erasedAt, identities, events, sessions } = receipt
  const former = keys.map(leadIdOf).filter((own) => own !== leadId)
  await tx.execute(sql`
    INSERT INTO erasure (id, lead_id, former_ids, erased_at, identities, events, sessions)
    VALUES (${id}, ${leadId}, ${former}::text[], ${new Date(erasedAt)}, ${identities}, ${events}, ${sessions})`)
}

function noLead(): AppError {
  return new AppError('not_found', 'There is no such lead: it may have been erased already, or joined to another one.')
}
