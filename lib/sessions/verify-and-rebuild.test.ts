import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { raw } from '@/lib/db/sql'
import { emptyTables, testEngines } from '@/lib/db/testing'
import type { IncomingEvent } from '@/lib/events/incoming-event'
import { recordEvents } from '@/lib/events/record-events'
import { readWorkspace, saveRules } from '@/lib/settings/workspace'
import { rebuildSessions } from './rebuild-sessions'
import { rebuildStale } from './rebuild-stale'
import { sessionStats } from './session-stats'
import { verifySessions } from './verify-sessions'

const minute = 60_000

/** 30 leads, three visits of three page views each. */
const events: IncomingEvent[] = Array.from({ length: 270 }, (_, i) => {
  const [lead, view, visit] = [i % 30, Math.floor(i / 30) % 3, Math.floor(i / 90)]
  return {
    id: `${i}`,
    lead: { key: `user:${lead}` },
    occurredAt: Date.UTC(2025, 0, 1) + (visit * 300 + view * 10) * minute,
    type: 'page_view',
    path: `/page-${i % 7}`,
    points: 1,
  }
})

describe.each(testEngines)('verify and rebuild on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })
  beforeEach(async () => {
    await emptyTables(db)
    await recordEvents(events, db)
  })
  afterAll(() => db?.close())

  const differences = async () => (await verifySessions({ limit: 1000 }, db)).differences.join('\n')

  test.each([
    [
      'a changed session',
      'UPDATE session SET event_count = event_count + 1',
      /session .*: eventCount is 4, should be 3/,
    ],
    [
      'a session from before pauses were kept',
      'UPDATE session SET pauses = NULL',
      /session .*: pauses is null, should be "/,
    ],
    ['a lost session', 'DELETE FROM session WHERE id = (SELECT min(id) FROM session)', /session .* is missing/],
    ['a session too many', "UPDATE session SET id = id || 'x'", /is stored, but its events make no such session/],
    ['wrong totals of a lead', 'UPDATE lead SET score = 1', /lead .*: score is 1, should be 9/],
    ['wrong totals of a quarter-hour', 'UPDATE day_stat SET points = 0', /day_stat 2025-01-01T/],
    ['durations that were not counted', 'DELETE FROM duration_stat', /duration_stat 2025-01-01T/],
  ])('%s is found, and a rebuild mends it', async (_, damage, finding) => {
    expect(await differences()).toBe('')
    await db.execute(raw(damage))
    expect(await differences()).toMatch(finding)
    expect(await rebuildSessions({}, db)).toEqual({ leads: 30, resumed: false })
    expect(await differences()).toBe('')
  })

  test('more differences than asked for are counted', async () => {
    await db.execute(raw('DELETE FROM session'))
    const { count, differences } = await verifySessions({ limit: 2 }, db)
    expect(differences).toHaveLength(2)
    expect(count).toBeGreaterThan(30)
  })

  test('a rebuild that was stopped goes on where it was', async () => {
    await db.execute(raw('DELETE FROM session'))
    const stop = new Error('stopped')
    const stopAtOnce = () => {
      throw stop
    }
    await expect(rebuildSessions({ onProgress: stopAtOnce, eventsPerChunk: 50 }, db)).rejects.toBe(stop)
    const { rulesVersion } = await readWorkspace(db)
    const rest = await rebuildSessions({ eventsPerChunk: 50 }, db)
    expect(rest.resumed).toBe(true)
    expect(rest.leads).toBeLessThan(30)
    expect((await readWorkspace(db)).rulesVersion).toBe(rulesVersion)
    expect(await differences()).toBe('')
  })

  test('other rules make all leads stale, until they are rebuilt or get events', async () => {
    await saveRules({ gapMs: 5 * minute }, db)
    expect((await verifySessions({}, db)).staleLeads).toBe(30)
    await recordEvents([{ ...events[0], id: 'new' } as IncomingEvent], db)
    expect((await verifySessions({}, db)).staleLeads).toBe(29)
    expect(await rebuildStale({}, db)).toBe(29)
    expect(await verifySessions({}, db)).toMatchObject({ count: 0, staleLeads: 0 })
  })

  test('the same rules again change nothing', async () => {
    const before = await readWorkspace(db)
    expect(await saveRules({ gapMs: before.rules.gapMs }, db)).toEqual(before)
  })

  test.each([{ gapMs: 0 }, { gapMs: Number.NaN }, { goals: [''] }])(
    'rules that make no sense (%j) are refused',
    async (patch) => {
      await expect(saveRules(patch, db)).rejects.toMatchObject({ code: 'bad_request' })
    },
  )

  test('stats count what is stored', async () => {
    expect(await sessionStats(db)).toMatchObject({ events: 270, leads: 30, points: 270 })
  })
})
