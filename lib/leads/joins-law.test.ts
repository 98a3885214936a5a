import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { emptyTables, testEngines } from '@/lib/db/testing'
import type { IncomingEvent } from '@/lib/events/incoming-event'
import { leadIdOf } from '@/lib/events/lead-id'
import { recordEvents } from '@/lib/events/record-events'
import { verifySessions } from '@/lib/sessions/verify-sessions'
import { eraseLead } from './erase-lead'
import { expectFound } from './found.fixture'
import { joinAgain } from './join-again'
import { joinLeads } from './join-leads'
import { undoJoin } from './undo-join'

// Where an event lies follows from two things alone: the key that it came by, and the joins that hold. So whatever
// happened before, after an undo all is as if the join had never been. And what free text finds is what is there.

const start = Date.UTC(2026, 2, 1)
const nowMs = start + 365 * 86_400_000
const keys = ['user:1', 'user:2', 'email:a@acme.test', 'anon:1', 'anon:2', 'anon:3', 'anon:É_4%']

const key = fc.constantFrom(...keys)
const text = fc.constantFrom(null, null, 'Ann', 'Ben')

const events: fc.Arbitrary<IncomingEvent> = fc.record({
  id: fc.integer({ min: 0, max: 25 }).map(String),
  lead: fc.record({ key, name: text, company: text }),
  occurredAt: fc.integer({ min: 0, max: 40 }).map((step) => start + step * 600_000),
  type: fc.constantFrom('page_view', 'page_view', 'email_open', 'email_sent', 'demo_request'),
  path: fc.constantFrom(null, '/pricing', '/docs'),
  points: fc.integer({ min: -5, max: 9 }),
  suppressed: fc.constantFrom(null, null, null, 'bot' as const),
  props: fc.constantFrom(null, { plan: 'pro' }),
})

/** Enough events that most leads have some, and that ids meet. */
const record = fc.record({
  kind: fc.constant('record' as const),
  events: fc.array(events, { minLength: 10, maxLength: 30, size: 'max' }),
})

const steps = fc.oneof(
  { weight: 2, arbitrary: record },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('join' as const),
      joins: fc.array(fc.uniqueArray(key, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      name: text,
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo' as const), pick: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('again' as const), pick: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('erase' as const), pick: fc.nat() }) },
)
type Step = typeof steps extends fc.Arbitrary<infer One> ? One : never

/** What must be there: events by the key that they came by, in the order of their arrival (`seq`). */
type Model = (IncomingEvent & { key: string; seq: number })[]

describe.each(testEngines)('joins on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })
  afterAll(() => db?.close())

  test('every event is where its key is, and counts once, whatever is joined, undone and erased', async () => {
    await fc.assert(
      fc.asyncProperty(record, fc.array(steps, { minLength: 3, maxLength: 7, size: 'max' }), async (first, story) => {
        await emptyTables(db)
        let model: Model = []
        for (const step of [first, ...story]) {
          model = await take(db, step, model)
          await expectLaw(db, model)
        }
        await expectFound(db)
      }),
      { numRuns: 14 },
    )
  })

  test('joined and undone, in whatever order, every row is what it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        record,
        fc.array(steps, { maxLength: 2 }),
        fc.array(fc.uniqueArray(key, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 2 }),
        fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
        async (first, story, joins, order) => {
          await emptyTables(db)
          let model: Model = []
          for (const step of [first, ...story]) model = await take(db, step, model)
          const before = await allRows(db)
          const known = new Set(before.identities.map((row) => row.key))
          const held = new Set((await activeJoins(db)).map(({ id }) => id))
          await joinLeads(
            joins
              .map((all) => ({
                keys: all.filter((one) => known.has(one)),
                card: {},
                at: start,
                reason: 'alias' as const,
              }))
              .filter((join) => join.keys.length > 0),
            db,
            nowMs,
          )
          const added = (await activeJoins(db)).filter(({ id }) => !held.has(id))
          for (const pick of order) {
            const [join] = added.splice(pick % Math.max(1, added.length), 1)
            if (join) await undoJoin(join.id, nowMs, db)
          }
          expect(await allRows(db)).toEqual(before)
        },
      ),
      { numRuns: 12 },
    )
  })
})

async function take(db: Database, step: Step, model: Model): Promise<Model> {
  if (step.kind === 'record') {
    const root = await rootFinder(db)
    const firstAt = (place: (key: string) => string) => {
      const taken = new Set(model.map((event) => `${place(event.key)} ${event.id}`))
      return step.events.filter((event) => {
        const one = `${place(event.lead.key)} ${event.id}`
        return !taken.has(one) && taken.add(one)
      })
    }
    const result = await recordEvents(step.events, db, nowMs)
    expect(result.created).toBe(firstAt(root).length)
    const { events: stored, aside } = await allRows(db)
    const seqs = new Map([
      ...stored.map(({ lead_id, via, id, seq }) => [`${via ? leadIdOf(via) : lead_id} ${id}`, seq] as const),
      ...aside.map(({ key, id, seq }) => [`${leadIdOf(key)} ${id}`, seq] as const),
    ])
    // Of each key the first of an id, whether it counts or waits for an undo.
    const added = firstAt(leadIdOf).map((event) => {
      return { ...event, key: event.lead.key, seq: seqs.get(`${leadIdOf(event.lead.key)} ${event.id}`) ?? Number.NaN }
    })
    return [...model, ...added].sort((a, b) => a.seq - b.seq)
  }
  if (step.kind === 'join') {
    const joins = step.joins.map((all) => ({
      keys: all,
      card: { name: step.name },
      at: start,
      reason: 'identify' as const,
    }))
    await joinLeads(joins, db, nowMs)
  } else if (step.kind === 'undo') {
    const join = pickOf(await activeJoins(db), step.pick)
    if (join) await undoJoin(join.id, nowMs, db)
  } else if (step.kind === 'again') {
    const undone = await db.query<{ id: string }>(sql`SELECT id FROM lead_join WHERE undone_at IS NOT NULL ORDER BY id`)
    const join = pickOf(undone, step.pick)
    if (join) await joinAgain(join.id, nowMs, db).catch((error) => expect(error).toMatchObject({ code: 'conflict' }))
  } else {
    const lead = pickOf(await db.query<{ id: string }>(sql`SELECT id FROM lead ORDER BY id`), step.pick)
    if (!lead) return model
    const root = await rootFinder(db)
    const [gone, kept] = [true, false].map((isGone) => model.filter(({ key }) => (root(key) === lead.id) === isGone))
    expect((await eraseLead(lead.id, nowMs, db)).events).toBe(gone?.length)
    return kept ?? []
  }
  return model
}

async function expectLaw(db: Database, model: Model): Promise<void> {
  expect((await verifySessions({}, db)).differences).toEqual([])
  const root = await rootFinder(db)
  const { identities, events: stored, aside } = await allRows(db)
  for (const { key, lead_id } of identities) expect(lead_id).toBe(root(key))
  const users = identities.filter((row) => row.key.startsWith('user:')).map((row) => row.lead_id)
  expect(new Set(users).size).toBe(users.length)
  const first = new Map<string, IncomingEvent & { key: string }>()
  const duplicates: unknown[] = []
  for (const event of model) {
    const place = `${root(event.key)} ${event.id}`
    if (first.has(place)) duplicates.push({ key: event.key, id: event.id, lead_id: root(event.key) })
    else first.set(place, event)
  }
  const expected = [...first.values()].map((event) => {
    const { key, id, occurredAt, type, path, points, suppressed, props } = event
    const leadId = root(key)
    const via = leadIdOf(key) === leadId ? null : key
    return { lead_id: leadId, id, via, at: occurredAt, type, path, points, suppressed, props }
  })
  const shown = stored.map(({ lead_id, id, via, occurred_at, type, path, points, suppressed, props }) => ({
    ...{ lead_id, id, via, at: occurred_at.getTime(), type, path, points, suppressed, props },
  }))
  expect(byText(shown)).toEqual(byText(expected))
  expect(byText(aside.map(({ key, id, lead_id }) => ({ key, id, lead_id })))).toEqual(byText(duplicates))
}

function byText<Item>(items: Item[]): Item[] {
  return items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

function activeJoins(db: Database) {
  return db.query<{ id: string; from: string; into: string }>(
    sql`SELECT id, from_lead AS "from", into_lead AS "into" FROM lead_join WHERE undone_at IS NULL ORDER BY from_lead`,
  )
}

/** The id of the lead that a key leads to over the joins that hold. */
async function rootFinder(db: Database): Promise<(key: string) => string> {
  const edges = new Map((await activeJoins(db)).map(({ from, into }) => [from, into]))
  return (key) => {
    let id = leadIdOf(key)
    for (let into = edges.get(id); into !== undefined; into = edges.get(id)) id = into
    return id
  }
}

interface EventRow {
  lead_id: string
  id: string
  seq: number
  via: string | null
  occurred_at: Date
  type: string
  path: string | null
  points: number
  suppressed: string | null
  props: object | null
}

async function allRows(db: Database) {
  return {
    leads: await db.query(sql`SELECT * FROM lead ORDER BY id`),
    identities: await db.query<{ key: string; lead_id: string }>(sql`SELECT * FROM identity ORDER BY key`),
    events: await db.query<EventRow>(sql`SELECT * FROM event ORDER BY lead_id, id`),
    sessions: await db.query(sql`SELECT * FROM session ORDER BY lead_id, id`),
    aside: await db.query<{ key: string; id: string; lead_id: string; seq: number }>(
      sql`SELECT * FROM event_aside ORDER BY key, id`,
    ),
    texts: await db.query(sql`SELECT * FROM lead_text ORDER BY lead_id`),
    held: await db.query(sql`SELECT * FROM lead_join WHERE undone_at IS NULL ORDER BY id`),
  }
}

function pickOf<Item>(items: Item[], pick: number): Item | undefined {
  return items[pick % Math.max(1, items.length)]
}
