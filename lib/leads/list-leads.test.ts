import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { emptyTables, testEngines } from '@/lib/db/testing'
import type { IncomingEvent } from '@/lib/events/incoming-event'
import { recordEvents } from '@/lib/events/record-events'
import { parseLeadQuery } from '@/lib/filters/lead-filter'
import { leadSorts } from '@/lib/filters/lead-sort'
import { listLeads } from './list-leads'
import type { LeadRow } from './types'

const start = Date.parse('2026-03-02T10:00:00Z')

/** Thirty leads, some last seen in the same instant or with the same score, below zero too; every fifth never seen. */
const people = Array.from({ length: 30 }, (_, index): IncomingEvent => {
  const owner = index % 3 === 0 ? 'Sam' : index % 3 === 1 ? "Pat O'Hara" : null
  const lead = {
    key: `user:${index}`,
    name: `Person ${index}`,
    email: `p${index}@acme.test`,
    company: 'Acme 100%',
    owner,
  }
  const type = index % 5 === 4 ? 'email_sent' : 'page_view'
  return { id: `e${index}`, lead, occurredAt: start + Math.floor(index / 3) * 1000, type, points: (index % 6) - 2 }
})

describe.each(testEngines)('the list of leads on $name', ({ open }) => {
  let db: Database

  beforeAll(async () => {
    db = await open()
    await emptyTables(db)
    await recordEvents(people, db)
  })
  afterAll(() => db.close())

  const list = (params: Record<string, string>) => {
    const { query, problems } = parseLeadQuery(params)
    expect(problems).toEqual([])
    return listLeads(query, db)
  }
  /** Pages of five, which the URL does not offer. */
  const small = (params: Record<string, string>) => listLeads({ ...parseLeadQuery(params).query, limit: 5 }, db)

  test('stands in order of the last activity, then of the id; leads without any come last', async () => {
    const { rows, next, previous } = await list({})
    expect(rows).toHaveLength(30)
    expect([next, previous]).toEqual([null, null])
    expect(rows.slice(24).every(({ lastSeenAt }) => lastSeenAt === null)).toBe(true)
    expect(rows).toEqual([...rows].sort(byActivity))
  })

  test('stands by score, then by id, when it is asked for, and each order has its reverse', async () => {
    const { rows } = await list({ sort: '-score' })
    expect(rows).toHaveLength(30)
    expect(new Set(rows.map(({ score }) => score)).size).toBe(6)
    expect(rows).toEqual([...rows].sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1)))
    expect((await list({ sort: 'score' })).rows).toEqual(rows.toReversed())
    expect((await list({ sort: 'lastSeenAt' })).rows).toEqual((await list({})).rows.toReversed())
  })

  test.each(leadSorts)('pages sorted by %s walk every lead once, down and up', async (sort) => {
    const all = (await list({ sort })).rows.map(({ id }) => id)
    const down: string[] = []
    for (let params: Record<string, string> | null = {}; params; ) {
      const page = await small({ sort, ...params })
      down.push(...page.rows.map(({ id }) => id))
      params = page.next ? { after: page.next } : null
    }
    const up: string[] = []
    for (let params: Record<string, string> | null = { last: '1' }; params; ) {
      const page = await small({ sort, ...params })
      up.unshift(...page.rows.map(({ id }) => id))
      params = page.previous ? { before: page.previous } : null
    }
    expect([down, up]).toEqual([all, all])
  })

  test.each([
    ['person 7', 3],
    ['P7@ACME.TEST', 1],
    ['acme 100%', 30],
    ['a_me', 0],
    ['acme nobody', 0],
    ["' OR '1'='1", 0],
    ["'; DROP TABLE lead; --", 0],
    ['\\', 0],
  ])('a search for %s finds %i', async (q, count) => {
    expect((await list({ q })).rows).toHaveLength(count)
  })

  test.each([
    ['Sam', 10],
    ["Pat O'Hara", 10],
    ['(none)', 10],
    ['Sam,(none)', 20],
    ["Sam' OR true --", 0],
  ])('the owner %s has %i', async (owner, count) => {
    expect((await list({ owner })).rows).toHaveLength(count)
  })

  test('malformed and unknown parameters are named', () => {
    const named = (params: Record<string, string>) => parseLeadQuery(params).problems.map(({ param }) => param)
    expect(named({ who: 'x' })).toEqual(['who'])
    expect(named({ limit: '7' })).toEqual(['limit'])
    expect(named({ after: "lastSeenAt:1:x' --" })).toEqual([])
    expect(named({ after: 'startedAt:1:x' })).toEqual(['after'])
    expect(named({ after: 'lastSeenAt:x' })).toEqual(['after'])
    expect(named({ after: 'lastSeenAt:1:x', sort: 'score' })).toEqual(['after'])
    expect(named({ sort: 'name' })).toEqual(['sort'])
    expect(named({ after: 'lastSeenAt:1:x', last: '1' })).toEqual(['last'])
    expect(named({ q: 'a\0b' })).toEqual(['q'])
  })

  test('a cursor with SQL in it is only a place', async () => {
    expect((await list({ after: `lastSeenAt:${start}:x' OR true --` })).rows.length).toBeLessThan(30)
  })
})

function byActivity(a: LeadRow, b: LeadRow): number {
  const [x, y] = [a.lastSeenAt ?? -1, b.lastSeenAt ?? -1]
  if (x !== y) return y - x
  return a.id < b.id ? 1 : -1
}
