import { randomUUID } from 'node:crypto'
import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { AppError } from '@/lib/errors'
import { logCall } from '@/lib/ingest/call-log'
import { recordCall } from '@/lib/ingest/record-call'
import { findKeyById } from '@/lib/keys/find-key-by-id'
import type { TestOutcome } from './types'

const testLead = { key: 'user:leadtrail-test', name: 'Test lead' }

/**
 * Sends an event the way that calls of senders go, and notes it among the calls of the key.
 * @throws AppError 'not_found', 'forbidden' for a key that may not send, 'unavailable' as recordCall
 */
export async function sendTestEvent(keyId: string, nowMs: number, db: Database = database()): Promise<TestOutcome> {
  const key = await findKeyById(keyId, db)
  if (!key) throw new AppError('not_found', 'There is no such key.')
  if (key.scope !== 'write' || key.revokedAt !== null) throw new AppError('forbidden', 'This key may not send events.')
  const startedMs = performance.now()
  const event = { id: `test-${randomUUID()}`, lead: testLead, occurredAt: nowMs, type: 'test_event', label: key.name }
  const { outcomes, accepted, duplicates, rejected } = await recordCall([{ event }], db, nowMs)
  const [item = { index: 0, outcome: 'rejected' as const, reason: 'was not written' }] = outcomes
  const reason = item.outcome === 'rejected' ? item.reason : null
  const problems = reason === null ? [] : [{ index: 0, reason }]
  logCall({ keyId, at: nowMs, route: 'Test event', status: 200, accepted, duplicates, rejected, problems }, db)
  const [row] = await db.query<{ lead_id: string }>(sql`SELECT lead_id FROM identity WHERE key = ${testLead.key}`)
  const tookMs = Math.round(performance.now() - startedMs)
  return { outcome: item.outcome, reason, leadId: row?.lead_id ?? null, tookMs }
}
