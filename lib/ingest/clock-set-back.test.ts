import { expect, test } from 'vitest'
import { takeFrom } from '@/lib/api/rate-limit'
import { openTestDatabase } from '@/lib/db/testing'
import { parseSessionQuery } from '@/lib/filters/session-query'
import { createKey } from '@/lib/keys/create-key'
import { findKey } from '@/lib/keys/find-key'
import { listSessions } from '@/lib/sessions/list-sessions'
import { verifySessions } from '@/lib/sessions/verify-sessions'
import { recordCall } from './record-call'

// The clock of the server is set back by a day while events arrive.

const laterMs = Date.parse('2026-03-31T12:00:00Z')
const earlierMs = laterMs - 86_400_000

const view = (id: string, occurredAt: number) => ({
  event: { id, lead: { key: 'user:ann' }, type: 'page_view', path: '/', points: 1, occurredAt },
})

test('events stay what they are, once each, with sessions as right as before', async () => {
  const db = await openTestDatabase()
  const before = await recordCall([view('a', laterMs), view('b', laterMs - 60_000)], db, laterMs)
  expect(before).toMatchObject({ accepted: 2 })
  const after = await recordCall([view('a', laterMs), view('c', earlierMs), view('b', laterMs)], db, earlierMs)
  expect(after).toMatchObject({ accepted: 1, duplicates: 2, rejected: 0 })
  expect(await verifySessions({}, db)).toMatchObject({ count: 0, differences: [], staleLeads: 0 })

  // A session that ends in what is now the future goes on: its lead has just been there.
  const list = (text: string) => listSessions(parseSessionQuery(new URLSearchParams(text)).query, earlierMs, db)
  const { rows } = await list('')
  expect(rows.map(({ status, eventCount }) => [status, eventCount])).toEqual([
    ['active', 2],
    ['active', 1],
  ])
  expect((await list('status=active')).rows).toHaveLength(2)
  expect((await list('status=ended')).rows).toEqual([])
  await db.close()
})

test('a key goes on to be known, and may be used as often as before', async () => {
  const db = await openTestDatabase()
  const { secret, key } = await createKey({ name: 'site', scope: 'write' }, laterMs, db)
  expect(await findKey(secret, 'write', laterMs, db)).toMatchObject({ id: key.id })
  expect(await findKey(secret, 'write', earlierMs, db)).toMatchObject({ id: key.id })
  const policy = { name: 'clock', quota: 1, windowSeconds: 10 }
  const taken = [laterMs, laterMs, earlierMs, earlierMs].map((nowMs) => takeFrom(policy, key.id, nowMs))
  expect(taken.map(({ isAllowed }) => isAllowed)).toEqual([true, false, true, false])
  expect(Math.max(...taken.map(({ resetSeconds }) => resetSeconds))).toBeLessThanOrEqual(10)
  await db.close()
})
