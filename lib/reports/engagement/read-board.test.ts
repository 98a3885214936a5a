import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { openTestDatabase } from '@/lib/db/testing'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { deadCampaign } from '@/lib/sample/campaigns'
import { loadSample } from '@/lib/sample/load-sample'
import { engagementDrop } from '@/lib/sample/personas'
import { rowsOnly } from '@/lib/sessions/columns/rows-only.fixture'
import { summarizeSessions } from '@/lib/sessions/summarize-sessions'
import { lastCode } from '@/lib/sessions/trail'
import { dropFilter } from './drop-filter'
import { boardDays, readBoard } from './read-board'
import type { Board, RecentSums } from './types'

const now = Date.parse('2026-05-13T13:37:00Z')
const tz = 'Europe/Berlin'
const period = { from: '2026-02-13', to: '2026-05-13', tz }
let db: Database

beforeAll(async () => {
  db = await openTestDatabase()
  await loadSample(now, {}, db)
}, 180_000)
afterAll(() => db.close())

const listed = async (filter: SessionFilter) => (await summarizeSessions(filter, now, rowsOnly(db))).current.sessions

test('the sample’s broken page and its campaign without a landing page lead the board, and little else is on it', async () => {
  const { drops, compared } = await readBoard({}, period, now, db)
  const [first, second] = drops.map(({ kind, value, cause }) => ({ kind, value, cause }))
  const broken = { kind: 'entryPath', value: engagementDrop.path, cause: 'decay' }
  const dead = { kind: 'campaign', value: deadCampaign, cause: 'dead-link' }
  expect([first, second]).toEqual(expect.arrayContaining([broken, dead]))
  expect(drops.filter(({ cause }) => cause !== 'mismatch')).toHaveLength(2)
  expect(drops.length).toBeLessThan(6)
  expect(compared).toBeGreaterThan(20)
  expect(drops.find(({ value }) => value === deadCampaign)?.recent).toMatchObject({ clicked: 81, dead: 81, errors: 0 })
})

test.each<SessionFilter>([{}, { source: ['Organic Search', 'Email'] }, { campaign: [deadCampaign] }])(
  'every figure counts what the table lists under its link, under %o',
  async (filter) => {
    const board = await readBoard(filter, period, now, db)
    expect(board.drops.length).toBeGreaterThan(0)
    for (const { drop, days, figure, count } of figuresOf(board)) {
      expect([figure, await listed(dropFilter(filter, drop, { ...days, tz }, figure))]).toEqual([figure, count])
    }
  },
)

function figuresOf({ drops, recent, past }: Board) {
  return drops.flatMap((drop) => [
    ...(Object.keys(drop.recent) as (keyof RecentSums)[]).map((figure) => ({
      ...{ drop, figure, days: recent, count: drop.recent[figure] },
    })),
    ...(['sessions', 'bounced', 'short'] as const).map((figure) => ({
      ...{ drop, figure, days: past, count: drop.past[figure] },
    })),
  ])
}

test('a filter with steps of its own leaves dead links out, and says so', async () => {
  const { drops, looksForDeadLinks } = await readBoard(
    { seq: [{ kind: 'some', anyOf: [{ kind: 'type', pattern: '*' }], link: 'later' }] },
    period,
    now,
    db,
  )
  expect(looksForDeadLinks).toBe(false)
  expect(drops.map(({ cause }) => cause)).not.toContain('dead-link')
  expect(drops[0]?.value).toBe(engagementDrop.path)
})

test('nothing changes when characters have run out', async () => {
  // Rates are sums of parts in no order, which may differ in their last digit.
  const read = async () => {
    const { drops, ...board } = await readBoard({}, period, now, db)
    return { ...board, drops: drops.map((drop) => ({ ...drop, peerBounceRate: drop.peerBounceRate?.toFixed(9) })) }
  }
  const known = await read()
  await db.execute(sql`INSERT INTO touch (type, path, code) VALUES ('late', '', ${lastCode}::integer)`)
  expect(await read()).toEqual(known)
})

test('the last 28 days of the period are judged against the 56 before them', () => {
  expect(boardDays({ from: '2026-01-01', to: '2026-03-31' })).toEqual({
    recent: { from: '2026-03-04', to: '2026-03-31' },
    past: { from: '2026-01-07', to: '2026-03-03' },
  })
  expect(boardDays({ from: '2026-03-25', to: '2026-03-31' })).toEqual({
    recent: { from: '2026-03-25', to: '2026-03-31' },
    past: { from: '2026-01-28', to: '2026-03-24' },
  })
})
