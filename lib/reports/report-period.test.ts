import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { openTestDatabase } from '@/lib/db/testing'
import { recordEvents } from '@/lib/events/record-events'
import { filterOver, reportPeriod } from './report-period'

let db: Database
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

test('there is no period before the first session, unless the filter names it', async () => {
  expect(await reportPeriod({}, 'UTC', db)).toBeNull()
  const days = { from: '2026-01-01', to: '2026-01-07' }
  expect(await reportPeriod(days, 'Europe/Berlin', db)).toEqual({ ...days, tz: 'UTC' })
})

test('without days it is the 90 up to the latest session, in the zone of who looks', async () => {
  const at = (time: string) => ({
    id: time,
    lead: { key: 'email:ann@acme.example' },
    type: 'page_view',
    occurredAt: Date.parse(time),
  })
  await recordEvents([at('2025-06-01T10:00:00Z'), at('2026-03-31T23:30:00Z')], db)
  expect(await reportPeriod({}, 'Europe/Berlin', db)).toEqual({
    from: '2026-01-02',
    to: '2026-04-01',
    tz: 'Europe/Berlin',
  })
  expect(await reportPeriod({ to: '2026-02-01' }, 'Europe/Berlin', db)).toEqual({
    from: '2025-06-01',
    to: '2026-02-01',
    tz: 'UTC',
  })
  expect(await reportPeriod({ from: '2026-03-30' }, 'UTC', db)).toMatchObject({ from: '2026-03-30', to: '2026-03-31' })
  expect(await reportPeriod({ from: '2026-04-30' }, 'UTC', db)).toBeNull()
})

test('a filter over a period says its days', () => {
  expect(filterOver({ source: ['Email'] }, { from: '2026-01-01', to: '2026-01-02', tz: 'UTC' })).toEqual({
    source: ['Email'],
    from: '2026-01-01',
    to: '2026-01-02',
    tz: 'UTC',
  })
})
