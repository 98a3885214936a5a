import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { emptyTables, testEngines } from '@/lib/db/testing'
import type { IncomingEvent } from '@/lib/events/incoming-event'
import { leadIdOf } from '@/lib/events/lead-id'
import { recordEvents } from '@/lib/events/record-events'
import type { TimelineEvent } from '@/lib/events/types'
import { parseSequence } from '@/lib/filters/parse-sequence'
import { sequenceEvents } from './sequence-events'
import { sessionTimeline } from './session-timeline'
import { type TimelineQuery, timelineWindow } from './timeline-window'

const ann = leadIdOf('user:ann')
const at = (time: string) => Date.parse(`2026-03-02T${time}Z`)

function event(time: string, type: string, more: Partial<IncomingEvent> = {}): IncomingEvent {
  return { id: `${type} ${time}`, lead: { key: 'user:ann' }, occurredAt: at(time), type, ...more }
}

const morning = { leadId: ann, startedAt: at('10:00'), endedAt: at('10:07') }

describe.each(testEngines)('the timeline on $name', ({ open }) => {
  let db: Database

  beforeAll(async () => {
    db = await open()
  })
  afterAll(() => db.close())
  beforeEach(() => emptyTables(db))

  test('finds the events of a sequence, without those that do not count', async () => {
    await recordEvents(
      [
        event('10:00', 'email_click'),
        event('10:01', 'page_view', { path: '/pricing', suppressed: 'bot' }),
        event('10:02', 'page_view', { path: '/pricing' }),
        event('10:03', 'page_view', { path: '/pricing/eu' }),
        event('10:04', 'demo_request'),
        event('10:50', 'page_view', { path: '/pricing' }),
      ],
      db,
    )
    const find = (text: string) =>
      sequenceEvents({ ...morning, endedAt: at('10:04') }, parseSequence(text).sequence ?? [], db)
    expect(await find('email_click >> page:/pricing > demo_request')).toEqual([
      'email_click 10:00',
      'page_view 10:02',
      'demo_request 10:04',
    ])
    expect(await find('category:Pricing{2}')).toEqual(['page_view 10:02', 'page_view 10:03'])
    expect(await find('!unsubscribe')).toEqual([])
    expect(await find('page:/pricing{2}')).toBeNull()
  })

  test('names each event, its elapsed time and the points so far', async () => {
    await recordEvents(
      [
        event('10:00', 'email_open', { points: 1, campaign: 'spring' }),
        event('10:02', 'email_click', { points: 3 }),
        event('10:03', 'page_view', { points: 5, path: '/pricing', props: { plan: 'team' } }),
        event('10:05', 'page_view', { points: -2, path: '/customers/acme' }),
        event('10:07', 'form_submit', { points: 10, label: 'Contact' }),
      ],
      db,
    )
    const { events, next, eventCount } = await sessionTimeline(morning, {}, db)
    expect(events.map(({ touch, elapsedMs, total }) => [touch, elapsedMs, total])).toEqual([
      ['Email opened', null, 1],
      ['Email clicked', 120_000, 4],
      ['Pricing', 60_000, 9],
      ['Case study', 120_000, 7],
      ['Form sent', 120_000, 17],
    ])
    expect(events[2]).toMatchObject({ kind: 'evaluation', typeLabel: 'Page viewed', props: { plan: 'team' } })
    expect([next, eventCount]).toEqual([null, 5])
  })

  test('suppressed events stand inside with their reason, and neither count nor break the elapsed time', async () => {
    await recordEvents(
      [
        event('09:59', 'email_sent', { points: 50 }),
        event('10:00', 'page_view', { points: 1 }),
        event('10:01', 'email_delivered', { points: 50 }),
        event('10:02', 'page_view', { points: 70, suppressed: 'bot' }),
        event('10:03', 'email_click', { points: 90, suppressed: 'scanner' }),
        event('10:07', 'page_view', { points: 2 }),
        event('10:08', 'email_sent', { points: 50 }),
      ],
      db,
    )
    const { events } = await sessionTimeline(morning, {}, db)
    expect(events.map(({ suppressed, elapsedMs, total }) => [suppressed, elapsedMs, total])).toEqual([
      [null, null, 1],
      ['passive', 60_000, 1],
      ['bot', 120_000, 1],
      ['scanner', 180_000, 1],
      [null, 420_000, 3],
    ])
  })

  test('events of the same instant stand in the order in which they arrived', async () => {
    await recordEvents(
      ['c', 'a', 'b'].map((id) => event('10:00', 'page_view', { id, points: 1 })),
      db,
    )
    const { events } = await sessionTimeline({ ...morning, endedAt: at('10:00') }, {}, db)
    expect(events.map(({ id, elapsedMs, total }) => [id, elapsedMs, total])).toEqual([
      ['c', null, 1],
      ['a', 0, 2],
      ['b', 0, 3],
    ])
  })

  test('windows of any size join to the whole, totals and elapsed times included', async () => {
    const start = at('10:00')
    const many = Array.from({ length: 230 }, (_, index): IncomingEvent => {
      const suppressed = index % 11 === 3 ? 'bot' : null
      // Runs of events of one instant, so that windows end between them.
      const occurredAt = start + Math.floor(index / 4) * 1000
      return {
        id: `e${index}`,
        lead: { key: 'user:ann' },
        occurredAt,
        type: 'page_view',
        points: (index % 7) - 2,
        suppressed,
      }
    })
    await recordEvents(many, db)
    const stretch = { leadId: ann, startedAt: start, endedAt: start + 57_000 }
    const whole = await readAll(stretch, { limit: 1000 }, db)
    expect(whole.map(({ id }) => id)).toEqual(many.map(({ id }) => id))
    let total = 0
    for (const [index, { suppressed, points = 0 }] of many.entries()) {
      if (!suppressed) total += points ?? 0
      expect(whole[index]?.total).toBe(total)
    }
    for (const limit of [1, 7, 100, 230]) expect(await readAll(stretch, { limit }, db)).toEqual(whole)
  })

  test('types and words choose events, not what the totals are made of', async () => {
    await recordEvents(
      [
        event('10:00', 'email_open', { points: 1, campaign: 'spring 100%' }),
        event('10:03', 'page_view', { points: 5, path: '/customers/acme' }),
        event('10:07', 'page_view', { points: 7, path: '/pricing' }),
      ],
      db,
    )
    const shown = async (query: TimelineQuery) => {
      const { events, eventCount } = await sessionTimeline(morning, query, db)
      expect(eventCount).toBe(events.length)
      return events.map(({ touch, elapsedMs, total }) => [touch, elapsedMs, total])
    }
    expect(await shown({ types: ['page_view'] })).toEqual([
      ['Case study', 180_000, 6],
      ['Pricing', 240_000, 13],
    ])
    expect(await shown({ q: 'case study' })).toEqual([['Case study', 180_000, 6]])
    expect(await shown({ q: 'PRICING' })).toEqual([['Pricing', 240_000, 13]])
    expect(await shown({ q: 'email opened' })).toEqual([['Email opened', null, 1]])
    expect(await shown({ q: '100%' })).toEqual([['Email opened', null, 1]])
    expect(await shown({ q: '1_0%' })).toEqual([])
    expect(await shown({ q: "'; DROP TABLE event; --" })).toEqual([])
    expect(await shown({ types: ["page_view' OR true --"] })).toEqual([])
    expect(await shown({})).toHaveLength(3)
  })

  test('the silences reach to the sessions before and after', async () => {
    await recordEvents(
      ['06:00', '06:10', '10:00', '10:07', '14:00', '18:00'].map((time) => event(time, 'page_view')),
      db,
    )
    const { previous, following } = await sessionTimeline(morning, {}, db)
    expect(previous).toMatchObject({
      startedAt: at('06:00'),
      endedAt: at('06:10'),
      silenceMs: 3.5 * 3_600_000 + 20 * 60_000,
    })
    expect(following).toMatchObject({ startedAt: at('14:00'), silenceMs: 3 * 3_600_000 + 53 * 60_000 })
    const lone = await sessionTimeline({ leadId: leadIdOf('user:ben'), startedAt: 0, endedAt: 0 }, {}, db)
    expect(lone).toEqual({ events: [], next: null, eventCount: 0, previous: null, following: null })
  })

  test.each(['', 'x', '1.', "1.1' OR 1=1", `${'9'.repeat(16)}.1`, '-1.1'])('"%s" is no cursor', async (after) => {
    await expect(timelineWindow(morning, { after }, db)).rejects.toMatchObject({ code: 'bad_request', field: 'after' })
  })
})

async function readAll(stretch: typeof morning, query: TimelineQuery, db: Database): Promise<TimelineEvent[]> {
  const all: TimelineEvent[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const window = await timelineWindow(stretch, { ...query, after }, db)
    all.push(...window.events)
    after = window.next
  }
  return all
}
