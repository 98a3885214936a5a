import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { emptyTables, testEngines } from '@/lib/db/testing'
import { defaultRules, type Session, type SessionEvent, sessionize } from '@/lib/sessionizer'
import { rebuildStale } from '@/lib/sessions/rebuild-stale'
import { type StoredSession, sessionColumns, toSession } from '@/lib/sessions/session-columns'
import { verifySessions } from '@/lib/sessions/verify-sessions'
import { saveRules } from '@/lib/settings/workspace'
import { deleteEvents } from './delete-events'
import type { IncomingEvent } from './incoming-event'
import { leadIdOf } from './lead-id'
import { recordEvents } from './record-events'

const minute = 60_000
const start = Date.UTC(2025, 2, 30) // the night in which Europe's clocks change

/** Times on a grid of ten minutes, so that many pauses are exactly the gap, and now and then a millisecond beside it. */
const times = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom(0, 0, 0, 1, -1))
  .map(([step, offset]) => start + step * 10 * minute + offset)

const events: fc.Arbitrary<IncomingEvent> = fc.record({
  id: fc.integer({ min: 0, max: 150 }).map(String),
  lead: fc.constantFrom('user:ann', 'user:bob', 'email:cy@example.com').map((key) => ({ key })),
  occurredAt: times,
  type: fc.constantFrom(
    'page_view',
    'page_view',
    'email_open',
    'email_sent',
    'form_submit',
    'demo_request',
    'unsubscribe',
  ),
  path: fc.constantFrom(null, '/pricing', '/blog/a', '/docs'),
  referrer: fc.constantFrom(null, 'https://www.google.com/'),
  points: fc.integer({ min: -5, max: 9 }),
  suppressed: fc.constantFrom(null, null, null, 'bot' as const, 'scanner' as const),
})

type Step =
  | { kind: 'record'; events: IncomingEvent[] }
  | { kind: 'delete'; picks: number[] }
  | { kind: 'gap'; minutes: number; rebuilds: boolean }

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('record' as const),
      events: fc.array(events, { minLength: 1, maxLength: 40 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('delete' as const),
      picks: fc.array(fc.nat(), { minLength: 1, maxLength: 8 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('gap' as const),
      minutes: fc.constantFrom(20, 30, 40),
      rebuilds: fc.boolean(),
    }),
  },
)

describe.each(testEngines)('the write path on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })
  afterAll(() => db?.close())

  test('sessions, totals and day_stat always equal the events, whatever comes late, comes twice or goes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 8 }), async (story) => {
        await emptyTables(db)
        await live(db, story)
      }),
      { numRuns: 50 },
    )
  })
})

/** Takes the steps on the database and on a plain list side by side, and compares after each. */
async function live(db: Database, story: Step[]): Promise<void> {
  const model = new Map<string, SessionEvent>()
  let rules = defaultRules
  let seq = 0
  for (const step of story) {
    if (step.kind === 'record') {
      const expected = step.events.map((event) => {
        const key = `${event.lead.key} ${event.id}`
        if (model.has(key)) return 'duplicate'
        model.set(key, { ...event, leadId: leadIdOf(event.lead.key), seq: seq++, points: event.points ?? 0 })
        return 'created'
      })
      const { outcomes } = await recordEvents(step.events, db)
      expect(outcomes).toEqual(expected)
    } else if (step.kind === 'delete') {
      const keys = [...model.keys()]
      const gone = new Set(step.picks.flatMap((pick) => keys[pick % keys.length] ?? []))
      const erased = await deleteEvents(
        [...gone].flatMap((key) => model.get(key) ?? []),
        db,
      )
      for (const key of gone) model.delete(key)
      expect(erased).toBe(gone.size)
    } else {
      rules = (await saveRules({ gapMs: step.minutes * minute }, db)).rules
      if (step.rebuilds) await rebuildStale({}, db)
    }
    const { count, differences, staleLeads } = await verifySessions({}, db)
    if (staleLeads === 0) expect({ count, differences }).toEqual({ count: 0, differences: [] })
  }
  await rebuildStale({}, db)
  expect((await verifySessions({}, db)).differences).toEqual([])
  const computed = [...sessionize(inOrder(model.values()), rules)]
  expect(await storedSessions(db)).toEqual(computed)
  expect(await countOrphans(db)).toBe(0)
}

/** Foreign keys are not checked while events are recorded. */
async function countOrphans(db: Database): Promise<number | undefined> {
  const [row] = await db.query<{ count: number }>(sql`
    SELECT count(*) AS count FROM (SELECT lead_id FROM event UNION ALL SELECT lead_id FROM session) AS rows
    WHERE lead_id NOT IN (SELECT id FROM lead)`)
  return row?.count
}

function inOrder(events: Iterable<SessionEvent>): SessionEvent[] {
  const byLead = (a: SessionEvent, b: SessionEvent) => (a.leadId === b.leadId ? 0 : a.leadId < b.leadId ? -1 : 1)
  return [...events].sort((a, b) => byLead(a, b) || a.occurredAt - b.occurredAt || a.seq - b.seq)
}

async function storedSessions(db: Database): Promise<Session[]> {
  const rows = await db.query<StoredSession>(sql`SELECT ${sessionColumns} FROM session ORDER BY lead_id, started_at`)
  return rows.map(toSession)
}
