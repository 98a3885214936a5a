import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { testEngines } from '@/lib/db/testing'
import type { IncomingEvent } from '@/lib/events/incoming-event'
import { leadIdOf } from '@/lib/events/lead-id'
import { listEvents } from '@/lib/events/list-events'
import { recordEvents } from '@/lib/events/record-events'
import { parseEventQuery } from '@/lib/filters/event-filter'
import { parseJourney } from '@/lib/filters/journey-filter'
import { parseSessionQuery } from '@/lib/filters/session-query'
import { leadJourney } from '@/lib/leads/lead-journey'
import { notCountedAround } from '@/lib/leads/not-counted-around'
import { noiseCounts } from '@/lib/settings/noise-counts'
import { saveRules } from '@/lib/settings/workspace'
import { listSessions } from './list-sessions'
import { notCountedInDays, notCountedWithin } from './not-counted'
import { rebuildStale } from './rebuild-stale'

const now = Date.UTC(2026, 2, 20, 12)
const minute = 60_000
const dayMs = 86_400_000
const ann = leadIdOf('user:ann')

function event(id: string, minutesAgo: number, change: Partial<IncomingEvent> = {}): IncomingEvent {
  return {
    id,
    lead: { key: 'user:ann' },
    occurredAt: now - minutesAgo * minute,
    type: 'page_view',
    path: '/',
    ...change,
  }
}

const click = (id: string, seconds: number, agent: string) => ({
  ...event(id, 0, { type: 'email_click', path: `/${id}`, message: 'spring', agent }),
  occurredAt: now - 4 * dayMs + seconds * 1000,
})

const history = [
  event('a', 60),
  event('bot', 55, { suppressed: 'bot' }),
  event('sent', 50, { type: 'email_sent' }),
  event('b', 45),
  event('outside', 300, { suppressed: 'scanner' }),
  event('old', (40 * dayMs) / minute, { suppressed: 'bot' }),
  event('ben', 10, { lead: { key: 'user:ben' }, suppressed: 'bot' }),
  click('c1', 0, 'curl/8'),
  click('c2', 1, 'curl/8'),
]

describe.each(testEngines)('what does not count, on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
    await recordEvents(history, db)
  })
  afterAll(() => db?.close())

  const within = async () => {
    const { rows } = await listSessions(parseSessionQuery({}).query, now, db)
    return Object.values(await notCountedWithin(rows, db))
  }

  test('a journey tells of its sessions and of the silences around them, all of a silence counted', async () => {
    const told = async (params: Record<string, string>) => {
      const { query } = parseJourney(params)
      return notCountedAround(ann, query, await leadJourney(ann, query, now, db), now, db)
    }
    const { within, outside } = await told({})
    const [id = ''] = Object.keys(within)
    expect(within).toEqual({ [id]: { count: 2, reasons: { bot: 1, passive: 1 } } })
    expect(Object.keys(outside)).toEqual([id]) // nothing came after it
    expect(outside[id]?.events.map((event) => [event.id, event.suppressed])).toEqual([
      ['outside', 'scanner'],
      ...(outside[id]?.events.slice(1, 3).map((event) => [event.id, event.suppressed]) ?? []),
      ['old', 'bot'],
    ])
    expect([outside[id]?.count, outside[id]?.fromMs, outside[id]?.toMs]).toEqual([4, null, now - 60 * minute])
    expect(await told({ type: 'page_view' })).toEqual({ within, outside: {} })
    // Another pause makes two sessions of one, and what is between them lies outside.
    const apart = await told({ gap: '10m' })
    expect(apart.within).toEqual({})
    const between = Object.values(apart.outside).map(({ events }) => events.map((event) => event.id))
    expect(between).toContainEqual(['sent', 'bot'])
  })

  test('is told of each session by why', async () => {
    expect(await within()).toEqual([{ count: 2, reasons: { bot: 1, passive: 1 } }])
    expect(await notCountedWithin([], db)).toEqual({})
  })

  test.each([
    [{}, { count: 6, reasons: { bot: 2, passive: 1, scanner: 1, 'bot,burst': 2 } }],
    [{ lead: ann }, { count: 5, lead: [ann] }],
    [{ from: '2026-03-20' }, { count: 4, from: '2026-03-20', to: '2026-03-20' }],
    [{ to: '2026-02-10' }, { count: 0, from: '2026-02-10', to: '2026-02-10' }],
    [
      { from: '2026-02-01', to: '2026-02-28' },
      { count: 1, reasons: { bot: 1 } },
    ],
  ])('is told of days and leads: %o', async (params, expected) => {
    const { filter } = parseSessionQuery(params).query
    const sum = await notCountedInDays(filter, now, 'UTC', db)
    expect(sum).toMatchObject(expected)
    const { from, to, tz } = sum
    const list = parseEventQuery({ from, to, tz, suppressed: 'yes', ...('lead' in params && { lead: ann }) })
    expect((await listEvents(list.query, db)).rows).toHaveLength(sum.count)
  })

  test('what each rule leaves out is counted for today and 30 days, and the list of events opens on just that', async () => {
    const { counts, month, tz } = await noiseCounts(now, 'UTC', db)
    expect(counts).toEqual({
      bot: { today: 2, month: 4 },
      scanner: { today: 1, month: 1 },
      burst: { today: 0, month: 2 },
    })
    for (const [reason, sum] of Object.entries(counts)) {
      const { query } = parseEventQuery({ ...month, tz, suppressed: reason })
      expect((await listEvents(query, db)).rows).toHaveLength(sum.month)
    }
  })

  test('a kind that is switched off is counted, and still found', async () => {
    await saveRules({ noise: { bot: false, scanner: true, burst: true } }, db)
    await rebuildStale({}, db)
    const { count, reasons } = await notCountedInDays({}, now, 'UTC', db)
    expect({ count, reasons }).toEqual({ count: 4, reasons: { passive: 1, scanner: 1, burst: 2 } })
    expect((await noiseCounts(now, 'UTC', db)).counts.bot).toEqual({ today: 2, month: 4 })
    const bots = await listEvents(parseEventQuery({ suppressed: 'bot' }).query, db)
    expect(bots.rows.map(({ id, suppressed }) => [id, suppressed])).toEqual([
      ['ben', null],
      ['bot', null],
      ['c2', 'burst'],
      ['c1', 'burst'],
      ['old', null],
    ])
  })
})
