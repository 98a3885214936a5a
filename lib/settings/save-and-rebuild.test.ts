import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { testEngines } from '@/lib/db/testing'
import type { IncomingEvent } from '@/lib/events/incoming-event'
import { recordEvents } from '@/lib/events/record-events'
import type { Rules } from '@/lib/sessionizer'
import { verifySessions } from '@/lib/sessions/verify-sessions'
import { rebuildProgress } from './rebuild-progress'
import { recentActivity } from './recent-activity'
import { saveAndRebuild } from './save-and-rebuild'
import { startRebuild, stopRebuild } from './start-rebuild'
import { streamPreview } from './stream-preview'
import type { PreviewMessage } from './types'
import { readWorkspace } from './workspace'

const start = Date.UTC(2026, 4, 4)
const leads = 450

/** Each lead opens an email, looks at pricing, and 40 minutes later reads the blog. */
const events: IncomingEvent[] = Array.from({ length: leads }, (_, n) => `user:${n}`).flatMap((key, n) => {
  const at = start + n * 60_000
  return [
    { id: `${n}a`, lead: { key }, occurredAt: at, type: 'email_open', points: 1 },
    { id: `${n}b`, lead: { key }, occurredAt: at + 60_000, type: 'page_view', path: '/pricing', points: 5 },
    { id: `${n}c`, lead: { key }, occurredAt: at + 41 * 60_000, type: 'page_view', path: '/blog/a', points: 2 },
  ]
})

describe.each(testEngines)('saving rules on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
    await recordEvents(events, db)
  })
  afterAll(async () => {
    await stopRebuild()
    await db?.close()
  })

  /** Saves a change of the rules as they are. */
  async function save(change: (rules: Rules) => Partial<Rules>): Promise<Rules> {
    const { rules: seen, rulesVersion } = await readWorkspace(db)
    const saved = await saveAndRebuild({ rules: { ...seen, ...change(seen) }, seen }, Date.now(), db)
    const isStale = (await readWorkspace(db)).rulesVersion !== rulesVersion
    expect(saved.progress).toEqual(isStale ? { leads, staleLeads: leads, problem: null } : null)
    return saved.rules
  }

  const weigh = (name: string, weight: number) => (rules: Rules) => ({
    categories: rules.categories.map((category) => (category.name === name ? { ...category, weight } : category)),
  })

  const intentCounts = () =>
    db.query<{ intent: string; count: number }>(
      sql`SELECT intent, count(*) AS count FROM session GROUP BY intent ORDER BY intent`,
    )

  async function firstChunk(): Promise<void> {
    const { rulesVersion } = await readWorkspace(db)
    const isUnderWay = () => db.query(sql`SELECT 1 FROM lead WHERE rules_version = ${rulesVersion}::int LIMIT 1`)
    while ((await isUnderWay()).length === 0);
  }

  /** The same number of sessions and points, however they are counted: rows, totals of leads, totals by time. */
  async function expectCountedOnce(): Promise<void> {
    const [sums] = await db.query<Record<string, number>>(sql`
      SELECT (SELECT count(*) FROM session)::int AS sessions, (SELECT sum(session_count) FROM lead)::int AS of_leads,
        (SELECT sum(sessions) FROM day_stat)::int AS of_days, (SELECT sum(points) FROM session)::int AS points,
        (SELECT sum(score) FROM lead)::int AS score`)
    expect(sums?.of_leads).toBe(sums?.sessions)
    expect(sums?.of_days).toBe(sums?.sessions)
    expect(sums?.score).toBe(sums?.points)
  }

  test('raises the version, and the sessions follow', async () => {
    expect(await intentCounts()).toEqual([{ intent: 'neutral', count: 2 * leads }])
    const { rulesVersion } = await readWorkspace(db)
    const rules = await save(weigh('Pricing', 3))
    expect(await readWorkspace(db)).toMatchObject({ rules, rulesVersion: rulesVersion + 1 })
    await startRebuild(db)
    expect(await rebuildProgress(Date.now(), db)).toBeNull()
    expect(await intentCounts()).toEqual([
      { intent: 'high', count: leads },
      { intent: 'neutral', count: leads },
    ])
    expect((await verifySessions({}, db)).count).toBe(0)
  })

  test('counts nothing twice while half of it is done, and a later start does the rest', async () => {
    await save(() => ({ gapMs: 60 * 60_000 }))
    await firstChunk()
    await stopRebuild()
    const left = await rebuildProgress(Date.now() + 10_000, db)
    expect(left?.staleLeads).toBeGreaterThan(0)
    expect(left?.staleLeads).toBeLessThan(leads)
    await expectCountedOnce()
    await startRebuild(db)
    await expectCountedOnce()
    expect(await rebuildProgress(Date.now() + 20_000, db)).toBeNull()
    expect(await intentCounts()).toEqual([{ intent: 'high', count: leads }])
    expect(await verifySessions({}, db)).toMatchObject({ count: 0, staleLeads: 0 })
  })

  test('keeps a change that means nothing for sessions, and rebuilds nothing', async () => {
    const { rulesVersion } = await readWorkspace(db)
    const rules = await save(weigh('Careers', 4))
    expect(rules.categories.find(({ name }) => name === 'Careers')?.weight).toBe(4)
    expect(await readWorkspace(db)).toEqual(expect.objectContaining({ rules, rulesVersion }))
    expect(await rebuildProgress(Date.now() + 30_000, db)).toBeNull()
  })

  test('tells the second of two who began with the same rules', async () => {
    const { rules: seen } = await readWorkspace(db)
    await saveAndRebuild({ rules: { ...seen, goals: ['call'] }, seen }, Date.now(), db)
    const second = saveAndRebuild({ rules: { ...seen, gapMs: 60_000 }, seen }, Date.now(), db)
    await expect(second).rejects.toMatchObject({ code: 'conflict' })
    expect((await readWorkspace(db)).rules).toEqual({ ...seen, goals: ['call'] })
    await startRebuild(db)
  })

  test('names what is wrong, and then keeps nothing', async () => {
    const before = await readWorkspace(db)
    await expect(save(() => ({ gapMs: 5 }))).rejects.toMatchObject({ code: 'bad_request', field: 'gapMs' })
    await expect(save(weigh('Docs', -1))).rejects.toMatchObject({ field: 'categories.3.weight' })
    await expect(saveAndRebuild({ rules: before.rules }, Date.now(), db)).rejects.toMatchObject({ field: 'rules' })
    await expect(saveAndRebuild(null, Date.now(), db)).rejects.toMatchObject({ code: 'bad_request' })
    expect(await readWorkspace(db)).toEqual(before)
  })

  test('a preview is sent line by line, and ends with its result', async () => {
    const { rules } = await readWorkspace(db)
    const stream = streamPreview(
      { ...rules, goals: ['email_open'] },
      { from: '2026-05-01', to: '2026-05-30', tz: 'UTC' },
      db,
    )
    const lines = (await new Response(stream).text()).trimEnd().split('\n')
    const messages = lines.map((line) => JSON.parse(line) as PreviewMessage)
    expect(messages[0]).toMatchObject({ kind: 'progress', leadsTotal: leads })
    expect(messages.at(-1)).toMatchObject({
      kind: 'done',
      preview: { leads, outcome: [{ from: 'engaged', to: 'converted', count: leads }] },
    })
  })

  test('what occurs is known by its newest events', async () => {
    expect(await recentActivity(db)).toEqual({
      types: [
        { type: 'page_view', count: 2 * leads },
        { type: 'email_open', count: leads },
      ],
      pages: [
        { path: '/blog/a', views: leads },
        { path: '/pricing', views: leads },
      ],
      morePages: 0,
    })
  })
})
