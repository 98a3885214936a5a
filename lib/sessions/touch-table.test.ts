import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { emptyTables, testEngines } from '@/lib/db/testing'
import type { IncomingEvent } from '@/lib/events/incoming-event'
import { recordEvents } from '@/lib/events/record-events'
import { rebuildSessions } from './rebuild-sessions'
import { readTouches } from './touch-table'
import { trailCodes } from './trail'
import { verifySessions } from './verify-sessions'

const start = Date.parse('2026-03-28T22:00:00Z')

function event(lead: string, minutes: number, type: string, path: string | null = null): IncomingEvent {
  return { id: `${type} ${path} ${minutes}`, lead: { key: lead }, occurredAt: start + minutes * 60_000, type, path }
}

describe.each(testEngines)('the trails of sessions on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })
  beforeEach(() => emptyTables(db))
  afterAll(() => db?.close())

  async function readTrails(): Promise<string[]> {
    const names = new Map((await readTouches(db)).map(({ code, type, path }) => [code, `${type} ${path}`]))
    const rows = await db.query<{ trail: string }>(sql`SELECT trail FROM session ORDER BY started_at`)
    return rows.map(({ trail }) => [...trailCodes(trail)].map((code) => names.get(code)).join(', '))
  }

  const story = [
    event('user:ann', 0, 'email_click'),
    event('user:ann', 1, 'page_view', '/pricing'),
    event('user:ann', 2, 'email_sent'),
    event('user:ann', 3, 'page_view', '/pricing'),
    event('user:ann', 40, 'form_submit', '/contact'),
  ]

  test('they spell the counted events in order, also when events come late', async () => {
    await recordEvents(story.slice(1), db)
    expect(await readTrails()).toEqual(['page_view /pricing, page_view /pricing', 'form_submit /contact'])
    await recordEvents([story[0] as IncomingEvent, event('user:ann', 20, 'page_view')], db)
    expect(await readTrails()).toEqual([
      'email_click null, page_view /pricing, page_view /pricing, page_view null, form_submit /contact',
    ])
  })

  test('verify names a wrong trail and a lost code, and rebuild repairs both', async () => {
    await recordEvents(story, db)
    await db.execute(sql`UPDATE session SET trail = left(trail, 1) WHERE event_count = 3`)
    expect((await verifySessions({}, db)).differences).toEqual([expect.stringContaining(': trail is ')])
    await db.execute(sql`DELETE FROM touch WHERE path = '/contact'`)
    expect((await verifySessions({}, db)).count).toBe(2)
    await rebuildSessions({}, db)
    expect((await verifySessions({}, db)).count).toBe(0)
    expect((await readTrails())[1]).toBe('form_submit /contact')
  })

  test('writers side by side give each new touch one code', async () => {
    const paths = Array.from({ length: 40 }, (_, index) => `/p${index}`)
    const batch = (lead: string, order: readonly string[]) =>
      recordEvents(
        order.map((path, minute) => event(lead, minute, 'page_view', path)),
        db,
      )
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        batch(`user:${index}`, index % 2 ? paths.toReversed() : [...paths.slice(index), ...paths.slice(0, index)]),
      ),
    )
    expect(new Set((await readTouches(db)).map(({ path }) => path))).toEqual(new Set(paths))
    expect((await readTouches(db)).length).toBe(paths.length)
    expect((await verifySessions({}, db)).count).toBe(0)
  })
})
