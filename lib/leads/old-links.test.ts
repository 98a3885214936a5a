import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { emptyTables, testEngines } from '@/lib/db/testing'
import type { IncomingEvent } from '@/lib/events/incoming-event'
import { leadIdOf } from '@/lib/events/lead-id'
import { listEvents } from '@/lib/events/list-events'
import { recordEvents } from '@/lib/events/record-events'
import { parseSessionQuery } from '@/lib/filters/session-query'
import { sessionId } from '@/lib/sessionizer'
import { findSession } from '@/lib/sessions/find-session'
import { listSessions } from '@/lib/sessions/list-sessions'
import { findLead } from './find-lead'
import { joinLeads } from './join-leads'
import { undoJoin } from './undo-join'

const minute = 60_000
const start = Date.UTC(2026, 2, 1)
const nowMs = start + 365 * 86_400_000
const [visitor, address, user] = ['anon:1', 'email:a@acme.test', 'user:42'].map(leadIdOf) as [string, string, string]

const view = (id: string, key: string, minutes: number): IncomingEvent => {
  return { id, lead: { key }, occurredAt: start + minutes * minute, type: 'page_view', path: '/' }
}

describe.each(testEngines)('links to a lead that was joined to another on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
    await emptyTables(db)
    await recordEvents([view('1', 'anon:1', 20), view('2', 'email:a@acme.test', 0), view('3', 'user:42', 600)], db)
    const card = {}
    await joinLeads([{ keys: ['email:a@acme.test', 'anon:1'], card, at: start, reason: 'identify' }], db)
    await joinLeads([{ keys: ['user:42', 'email:a@acme.test'], card, at: start, reason: 'alias' }], db)
  })
  afterAll(() => db?.close())

  test('lead to that one, over a chain as well', async () => {
    for (const id of [visitor, address, user]) expect(await findLead(id, db)).toMatchObject({ id: user })
    expect(await findLead('none', db)).toBeNull()
  })

  test('lead to the session that holds the instant', async () => {
    const joined = sessionId(user, start)
    const old = sessionId(visitor, start + 20 * minute)
    expect(await findSession(old, nowMs, db)).toMatchObject({ session: { id: joined }, redirectTo: joined })
    expect(await findSession(sessionId(visitor, start + 300 * minute), nowMs, db)).toBeNull()
  })

  test.each([[visitor], [address], [user], [`${visitor},${user}`]])('lead=%s finds its rows', async (lead) => {
    const { query } = parseSessionQuery({ lead })
    expect((await listSessions(query, nowMs, db)).rows).toHaveLength(2)
    const events = await listEvents({ filter: { lead: lead.split(',') }, limit: 10, cursor: { at: 'first' } }, db)
    expect(events.rows).toHaveLength(3)
  })

  test('lead back to their own when the join is undone', async () => {
    const [join] = await db.query<{ id: string }>(sql`SELECT id FROM lead_join WHERE from_lead = ${address}`)
    await undoJoin(join?.id ?? '', nowMs, db)
    expect(await findLead(visitor, db)).toMatchObject({ id: address })
    expect(await findSession(sessionId(visitor, start + 20 * minute), nowMs, db)).toMatchObject({
      redirectTo: sessionId(address, start),
    })
  })
})
