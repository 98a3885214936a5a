import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { openTestDatabase } from '@/lib/db/testing'
import { recordEvents } from '@/lib/events/record-events'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { generateSample } from '@/lib/sample/generate-sample'
import { rowsOnly } from '@/lib/sessions/columns/rows-only.fixture'
import { summarizeSessions } from '@/lib/sessions/summarize-sessions'
import { readDistributions } from './read-distributions'

const now = Date.parse('2026-05-13T13:37:00Z')
let db: Database

beforeAll(async () => {
  db = await openTestDatabase()
  await recordEvents([...generateSample(now)].slice(0, 4000), db)
}, 60_000)
afterAll(() => db.close())

const listed = async (filter: SessionFilter) => (await summarizeSessions(filter, now, rowsOnly(db))).current.sessions

test.each<SessionFilter>([{}, { source: ['Email'], from: '2026-04-01' }, { duration: { min: 7, max: 200 } }])(
  'every bar counts what the table lists of that length, under %o',
  async (filter) => {
    const { sessions, duration, events } = await readDistributions(filter, now, db)
    expect(sessions).toBe(await listed(filter))
    expect(sessions).toBeGreaterThan(100)
    for (const bin of events) {
      const range = { min: bin.min, ...(bin.max !== null && { max: bin.max }) }
      expect(bin.sessions).toBe(await listed({ ...filter, events: range }))
    }
    if (filter.duration) return
    for (const bin of duration) {
      const range = { min: bin.min, ...(bin.max !== null && { max: bin.max }) }
      expect(bin.sessions).toBe(await listed({ ...filter, duration: range }))
    }
  },
)

test('no session is no bar, but every bin is there', async () => {
  const { sessions, duration } = await readDistributions(
    { source: ['Audio'], from: '2020-01-01', to: '2020-01-02' },
    now,
    db,
  )
  expect(sessions).toBe(0)
  expect(duration).toHaveLength(20)
})
