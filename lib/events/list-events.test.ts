import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { emptyTables, testEngines } from '@/lib/db/testing'
import { parseEventQuery } from '@/lib/filters/event-filter'
import { cursorTo, type PageCursor } from '@/lib/filters/page-cursor'
import { sessionId } from '@/lib/sessionizer'
import { findSession } from '@/lib/sessions/find-session'
import type { IncomingEvent } from './incoming-event'
import { leadIdOf } from './lead-id'
import { listEvents } from './list-events'
import { recordEvents } from './record-events'

const start = Date.parse('2026-03-28T22:00:00Z')
const minuteMs = 60_000
const [ann, ben] = [leadIdOf('user:ann'), leadIdOf('user:ben')]

function event(id: string, minutes: number, type: string, more: Partial<IncomingEvent> = {}): IncomingEvent {
  return {
    id,
    lead: { key: 'user:ann', name: 'Ann Lee', company: 'Acme' },
    occurredAt: start + minutes * minuteMs,
    type,
    ...more,
  }
}

const history = [
  event('sent', -10, 'email_sent', { campaign: 'spring' }),
  event('open', 0, 'email_open', { campaign: 'spring', points: 1 }),
  event('pricing', 3, 'page_view', { path: '/pricing', points: 5 }),
  event('crawl', 3, 'page_view', { path: '/pricing/eu', suppressed: 'bot' }),
  event('scan', 4, 'email_click', { suppressed: 'scanner', path: '/blog/a_b' }),
  event('blog', 5, 'page_view', { path: '/blog/aXb', title: '100% of it', points: -2 }),
  event('late', 600, 'page_view', { path: '/docs', suppressed: 'bot' }),
  event('ben1', 90, 'page_view', { path: '/docs', points: 2, lead: { key: 'user:ben' } }),
  event('ben2', 90, 'demo_request', { points: 50, lead: { key: 'user:ben' } }),
]

describe.each(testEngines)('the list of events on $name', ({ open }) => {
  let db: Database

  beforeAll(async () => {
    db = await open()
    await emptyTables(db)
    await recordEvents(history, db)
  })
  afterAll(() => db.close())

  const list = (params: Record<string, string>) => {
    const { query, problems } = parseEventQuery(params)
    expect(problems).toEqual([])
    return listEvents(query, db)
  }
  const idsOf = async (params: Record<string, string>) => (await list(params)).rows.map(({ id }) => id).join(' ')

  test('stands newest first, events of one instant in reverse order of arrival', async () => {
    expect(await idsOf({})).toBe('late ben2 ben1 blog scan crawl pricing open sent')
  })

  test('each event names its lead, why it does not count, and the session around it', async () => {
    const { rows } = await list({})
    const annsSession = sessionId(ann, start)
    expect(
      rows.map(({ id, leadId, lead, suppressed, sessionId }) => [id, leadId, lead.name, suppressed, sessionId]),
    ).toEqual([
      ['late', ann, 'Ann Lee', 'bot', null],
      ['ben2', ben, null, null, sessionId(ben, start + 90 * minuteMs)],
      ['ben1', ben, null, null, sessionId(ben, start + 90 * minuteMs)],
      ['blog', ann, 'Ann Lee', null, annsSession],
      ['scan', ann, 'Ann Lee', 'scanner', annsSession],
      ['crawl', ann, 'Ann Lee', 'bot', annsSession],
      ['pricing', ann, 'Ann Lee', null, annsSession],
      ['open', ann, 'Ann Lee', null, annsSession],
      ['sent', ann, 'Ann Lee', 'passive', null],
    ])
  })

  test('the instant of any counted event leads to its session', async () => {
    for (const row of (await list({ suppressed: 'no' })).rows) {
      const found = await findSession(sessionId(row.leadId, row.occurredAt), start, db)
      expect(found?.session.id).toBe(row.sessionId)
    }
  })

  test.each<[Record<string, string>, string]>([
    [{ type: 'email_open,demo_request' }, 'ben2 open'],
    [{ lead: ben }, 'ben2 ben1'],
    [{ lead: `${ann},${ben}`, type: 'email_sent' }, 'sent'],
    [{ path: '/pricing' }, 'pricing'],
    [{ path: '/pricing*,/docs' }, 'late ben1 crawl pricing'],
    [{ path: '/blog/a_b' }, 'scan'],
    [{ path: '/blog/a_*' }, 'scan'],
    [{ path: '(none)' }, 'ben2 open sent'],
    [{ campaign: 'spring' }, 'open sent'],
    [{ campaign: 'spring,(none)', type: 'demo_request,email_sent' }, 'ben2 sent'],
    [{ points: '1..' }, 'ben2 ben1 pricing open'],
    [{ points: '..-1' }, 'blog'],
    [{ points: '2' }, 'ben1'],
    [{ suppressed: 'no' }, 'ben2 ben1 blog pricing open'],
    [{ suppressed: 'yes' }, 'late scan crawl sent'],
    [{ suppressed: 'bot' }, 'late crawl'],
    [{ suppressed: 'passive,scanner' }, 'scan sent'],
    [{ q: 'pricing' }, 'crawl pricing'],
    [{ q: '100%' }, 'blog'],
    [{ q: 'email opened' }, 'open'],
    [{ q: 'docs', lead: ben }, 'ben1'],
    // 29 March has 23 hours in Berlin: from 28 March 23:00 to 29 March 22:00 UTC.
    [{ from: '2026-03-29', to: '2026-03-29', tz: 'Europe/Berlin' }, 'late ben2 ben1'],
    [{ to: '2026-03-28', tz: 'Europe/Berlin' }, 'blog scan crawl pricing open sent'],
    [{ from: '2026-03-29' }, 'late'],
  ])('%o lists %s', async (params, ids) => {
    expect(await idsOf(params)).toBe(ids)
  })

  test.each(['type', 'path', 'lead', 'campaign', 'q'])('SQL in %s is only text', async (param) => {
    for (const text of ["' OR true --", "x'); DROP TABLE event; --", '\\', '%', '$1', "a\\' OR 1=1"]) {
      expect(await idsOf({ [param]: text })).toBe(param === 'q' && text === '%' ? 'blog' : '')
    }
    expect((await list({})).rows).toHaveLength(history.length)
  })

  test.each<[Record<string, string>, string]>([
    [{ who: 'x' }, 'who'],
    [{ from: '2026-02-30' }, 'from'],
    [{ from: '2026-03-02', to: '2026-03-01' }, 'from'],
    [{ tz: "UTC' OR true --" }, 'tz'],
    [{ points: '1 OR 1=1' }, 'points'],
    [{ points: '5..1' }, 'points'],
    [{ suppressed: "bot' OR true --" }, 'suppressed'],
    [{ limit: '7; DROP TABLE event' }, 'limit'],
    [{ after: "occurredAt:1:1' OR true --" }, 'after'],
    [{ after: 'startedAt:1:1' }, 'after'],
    [{ before: 'occurredAt:999999999999999:1' }, 'before'],
    [{ after: 'occurredAt:1:1', before: 'occurredAt:1:1' }, 'before'],
    [{ q: 'a\0b' }, 'q'],
  ])('%o is refused by the name of %s', (params, param) => {
    expect(parseEventQuery(params).problems.map((problem) => problem.param)).toEqual([param])
  })

  test('pages walk every event once, down and up, whatever the size', async () => {
    const all = (await list({})).rows.map(({ id }) => id)
    for (const limit of [1, 2, 4, 9]) {
      const page = (params: Record<string, string>) => listEvents({ ...parseEventQuery(params).query, limit }, db)
      const down: string[] = []
      for (let params: Record<string, string> | null = {}; params; ) {
        const { rows, next } = await page(params)
        down.push(...rows.map(({ id }) => id))
        params = next ? { after: next } : null
      }
      const up: string[] = []
      for (let params: Record<string, string> | null = { last: '1' }; params; ) {
        const { rows, previous } = await page(params)
        up.unshift(...rows.map(({ id }) => id))
        params = previous ? { before: previous } : null
      }
      expect([down, up]).toEqual([all, all])
    }
  })

  test('a page that has looked through enough says how far, and the next one goes on from there', async () => {
    const filters = [
      { points: '2' },
      { path: '/pricing' },
      { suppressed: 'bot' },
      { lead: ben },
      { type: 'email_open' },
      { type: 'call' },
    ]
    for (const filter of filters) {
      const { query } = parseEventQuery(filter)
      const all = (await listEvents(query, db)).rows.map(({ id }) => id)
      for (const most of [1, 2, 3, 20]) {
        const down: string[] = []
        let cursor: PageCursor | null = { at: 'first' }
        for (let pages = 0; cursor; pages++) {
          const page = await listEvents({ ...query, limit: 25, cursor }, db, most)
          expect(page.next !== null).toBe(page.searchedTo !== null)
          expect(page.previous !== null).toBe(pages > 0)
          down.push(...page.rows.map(({ id }) => id))
          cursor = page.next === null ? null : cursorTo('after', page.next)
        }
        const up: string[] = []
        for (cursor = { at: 'last' }; cursor; ) {
          const page = await listEvents({ ...query, limit: 25, cursor }, db, most)
          up.unshift(...page.rows.map(({ id }) => id))
          cursor = page.previous === null ? null : cursorTo('before', page.previous)
        }
        expect([down, up]).toEqual([all, all])
      }
    }
    const { rows, searchedTo } = await listEvents(parseEventQuery({ type: 'email_open' }).query, db, 4)
    expect([rows, searchedTo]).toEqual([[], start + 5 * minuteMs])
  })
})
