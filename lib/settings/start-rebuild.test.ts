import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { testEngines } from '@/lib/db/testing'
import type { IncomingEvent } from '@/lib/events/incoming-event'
import { recordEvents } from '@/lib/events/record-events'
import { verifySessions } from '@/lib/sessions/verify-sessions'
import { rebuildProgress } from './rebuild-progress'
import { startRebuild, stopRebuild } from './start-rebuild'
import { readWorkspace, replaceRules, saveRules } from './workspace'

const minute = 60_000
const start = Date.UTC(2026, 4, 4)
const leads = 600

/** Five events for each lead, a quarter of an hour between them. */
function visits(round: number): IncomingEvent[] {
  return Array.from({ length: leads * 5 }, (_, n) => ({
    id: `round ${round} event ${n}`,
    lead: { key: `user:${n % leads}` },
    occurredAt: start + (round * 7 + Math.floor(n / leads)) * 15 * minute,
    type: n % 3 === 0 ? 'page_view' : 'email_open',
    path: n % 3 === 0 ? '/pricing' : null,
    points: 1,
  }))
}

async function expectAllFresh(db: Database): Promise<void> {
  expect(await rebuildProgress(Date.now() + 10_000, db)).toBeNull()
  expect(await verifySessions({}, db)).toMatchObject({ count: 0, differences: [], staleLeads: 0, leads })
}

describe.each(testEngines)('the rebuild in the background on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
    await recordEvents(visits(0), db)
  })
  afterAll(async () => {
    await stopRebuild()
    await db?.close()
  })

  test('ends with every session right, while events arrive and the rules change again', async () => {
    await saveRules({ gapMs: 10 * minute }, db)
    expect(await rebuildProgress(Date.now(), db)).toEqual({ leads, staleLeads: leads, problem: null })
    const ended = startRebuild(db)
    const arriving = [1, 2, 3, 4, 5, 6].map((round) => visits(round).filter((_, n) => n % 11 === round))
    await Promise.all(
      arriving.map(async (events, round) => {
        await recordEvents(events, db)
        if (round !== 1) return
        await saveRules({ gapMs: 40 * minute, goals: ['page_view'] }, db)
        startRebuild(db)
      }),
    )
    await Promise.all([ended, startRebuild(db)])
    await expectAllFresh(db)
  })

  test('can be stopped, and a later start finds what was left', async () => {
    await saveRules({ gapMs: 20 * minute }, db)
    const ended = startRebuild(db)
    await stopRebuild()
    await ended
    const left = await rebuildProgress(Date.now(), db)
    expect(left?.staleLeads).toBeGreaterThan(0)
    await startRebuild(db)
    await expectAllFresh(db)
  })

  test('has nothing to do when all is fresh', async () => {
    await startRebuild(db)
    await expectAllFresh(db)
  })

  test('rules are not replaced when someone else has changed them meanwhile, or when one is wrong', async () => {
    const { rules: seen, rulesVersion } = await readWorkspace(db)
    const first = await replaceRules({ ...seen, goals: ['call'] }, seen, db)
    expect(first).toMatchObject({ rulesVersion: rulesVersion + 1, rules: { goals: ['call'] } })
    await expect(replaceRules({ ...seen, gapMs: 60_000 }, seen, db)).rejects.toMatchObject({ code: 'conflict' })
    await expect(replaceRules({ ...first.rules, gapMs: 1 }, first.rules, db)).rejects.toMatchObject({
      code: 'bad_request',
      field: 'gapMs',
    })
    await expect(replaceRules('no rules', first.rules, db)).rejects.toMatchObject({ code: 'bad_request' })
    expect(await replaceRules(first.rules, first.rules, db)).toEqual(first)
  })
})
