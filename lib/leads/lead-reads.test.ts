import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { emptyTables, testEngines } from '@/lib/db/testing'
import type { IncomingEvent } from '@/lib/events/incoming-event'
import { leadIdOf } from '@/lib/events/lead-id'
import { recordEvents } from '@/lib/events/record-events'
import { leadName } from '@/lib/filters/lead-name'
import { readLeads } from '@/lib/sessions/read-leads'
import { eachDay } from '@/lib/time/calendar-day'
import { findLead } from './find-lead'
import { leadActivity } from './lead-activity'
import { leadEventTypes } from './lead-event-types'
import { leadStanding } from './lead-standing'
import { searchLeads } from './search-leads'
import { touchChain } from './touch-chain'

const ann = leadIdOf('user:ann')

function event(time: string, type: string, more: Partial<IncomingEvent> = {}): IncomingEvent {
  return { id: `${type} ${time}`, lead: { key: 'user:ann' }, occurredAt: Date.parse(time), type, points: 1, ...more }
}

describe.each(testEngines)('what is read of a lead on $name', ({ open }) => {
  let db: Database

  beforeAll(async () => {
    db = await open()
  })
  afterAll(() => db.close())
  beforeEach(() => emptyTables(db))

  test('its card, totals and identities', async () => {
    const card = { key: 'user:ann', name: 'Ann Lee', email: 'ann@acme.test', company: 'Acme', owner: 'Sam' }
    await recordEvents(
      [
        event('2026-03-02T10:00Z', 'page_view', { lead: card, points: 7 }),
        event('2026-03-02T12:00Z', 'page_view', { points: -3 }),
        event('2026-03-02T15:00Z', 'email_sent', { points: 90 }),
      ],
      db,
    )
    expect(await findLead(ann, db)).toEqual({
      id: ann,
      name: 'Ann Lee',
      email: 'ann@acme.test',
      company: 'Acme',
      owner: 'Sam',
      firstSeenAt: Date.parse('2026-03-02T10:00Z'),
      lastSeenAt: Date.parse('2026-03-02T12:00Z'),
      eventCount: 2,
      sessionCount: 2,
      score: 4,
      identities: ['user:ann'],
    })
    expect(await findLead("' OR true --", db)).toBeNull()
    expect(await findLead('a\0b', db)).toBeNull()
  })

  test('what it is called: its name, its email, its sender’s id, or the beginning of ours', async () => {
    const leads = [
      { key: 'user:ann', name: 'Ann Lee', email: 'ann@acme.test' },
      { key: 'email:bob@beta.test' },
      { key: 'user:pardot:38' },
      { key: 'anon:x-1' },
    ]
    await recordEvents(
      leads.map((lead, hour) => event(`2026-03-02T1${hour}:00Z`, 'page_view', { lead })),
      db,
    )
    const names = ['Ann Lee', 'bob@beta.test', 'pardot:38', leadIdOf('anon:x-1').slice(0, 8)]
    const ids = leads.map(({ key }) => leadIdOf(key))
    const read = await readLeads(new Set(ids), db)
    expect(ids.map((id) => leadName(read.get(id) ?? { id, name: null, email: null }))).toEqual(names)
    expect((await searchLeads('', 9, db)).map(leadName)).toEqual(names.toReversed())
    const found = await Promise.all(ids.map((id) => findLead(id, db)))
    expect(found.map((lead) => lead && leadName(lead))).toEqual(names)
  })

  test('its event types, suppressed ones too, the most frequent first', async () => {
    await recordEvents(
      [
        event('2026-03-02T10:00Z', 'page_view'),
        event('2026-03-02T10:01Z', 'page_view', { suppressed: 'bot' }),
        event('2026-03-02T10:02Z', 'email_sent'),
      ],
      db,
    )
    expect(await leadEventTypes(ann, db)).toEqual([
      { type: 'page_view', label: 'Page viewed', count: 2 },
      { type: 'email_sent', label: 'Email sent', count: 1 },
    ])
  })

  test('the touch chain runs from the first touch to the first conversion, visits in a row folded', async () => {
    const visit = (time: string, more: Partial<IncomingEvent> = {}) => event(time, 'page_view', { path: '/', ...more })
    await recordEvents(
      [
        visit('2026-03-01T10:00Z', { referrer: 'https://www.google.com/' }),
        event('2026-03-02T10:00Z', 'email_open', { campaign: 'spring' }),
        event('2026-03-03T10:00Z', 'email_open', { campaign: 'spring' }),
        event('2026-03-04T10:00Z', 'email_open', { campaign: 'summer' }),
        visit('2026-03-05T10:00Z'),
        event('2026-03-05T10:01Z', 'demo_request'),
        event('2026-03-06T10:00Z', 'email_open', { campaign: 'autumn' }),
        event('2026-03-07T10:00Z', 'trial_signup'),
      ],
      db,
    )
    const { touches, conversion } = await touchChain(ann, db)
    expect(touches.map(({ source, campaign, sessionCount }) => [source, campaign, sessionCount])).toEqual([
      ['Organic Search', null, 1],
      ['Email', 'spring', 2],
      ['Email', 'summer', 1],
      ['Direct', null, 1],
    ])
    expect(conversion).toMatchObject({ startedAt: Date.parse('2026-03-05T10:00Z'), goals: ['demo_request'] })
    expect(conversion?.sessionId).toBe(touches.at(-1)?.firstSessionId)
  })

  test('without a conversion the touch chain runs to the present', async () => {
    await recordEvents([event('2026-03-01T10:00Z', 'page_view'), event('2026-03-09T10:00Z', 'email_open')], db)
    const { touches, conversion } = await touchChain(ann, db)
    expect([touches.length, conversion]).toEqual([2, null])
    expect(await touchChain('nobody', db)).toEqual({ touches: [], conversion: null })
  })

  describe('activity', () => {
    const march = { from: '2026-03-27', to: '2026-03-31' }
    const counts = async (tz: string, days = march) =>
      (await leadActivity(ann, days, tz, db)).map(({ day, events }) => `${day.slice(8)}:${events}`).join(' ')

    test('counts each event on its day of the zone, also when the clocks change', async () => {
      // On 29 March 2026 Berlin goes from 02:00 to 03:00: the day lasts from 28 March 23:00 to 29 March 22:00 UTC.
      const times = ['28T22:59:59.999', '28T23:00', '29T00:59', '29T01:00', '29T21:59:59.999', '29T22:00']
      await recordEvents(
        times.map((time) => event(`2026-03-${time}Z`, 'page_view')),
        db,
      )
      expect(await counts('Europe/Berlin')).toBe('28:1 29:4 30:1')
      expect(await counts('UTC')).toBe('28:2 29:4')
      expect(await counts('America/New_York')).toBe('28:4 29:2')
    })

    test('a day of 25 hours holds both of its repeated hours', async () => {
      // On 25 October 2026 Berlin goes from 03:00 back to 02:00.
      const times = ['24T21:59', '24T22:00', '25T00:30', '25T01:30', '25T22:59', '25T23:00']
      await recordEvents(
        times.map((time) => event(`2026-10-${time}Z`, 'page_view')),
        db,
      )
      expect(await counts('Europe/Berlin', { from: '2026-10-01', to: '2026-10-31' })).toBe('24:1 25:4 26:1')
    })

    test('the same holds for every hour of a year, in zones of all kinds', async () => {
      const hours = Array.from({ length: 366 * 8 }, (_, index) => Date.UTC(2026, 0, 1) + index * 3 * 3_600_000)
      await recordEvents(
        hours.map((at) => event(new Date(at).toISOString(), 'page_view')),
        db,
      )
      for (const tz of ['Asia/Kolkata', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Cairo']) {
        const local = new Intl.DateTimeFormat('en-CA', { timeZone: tz, dateStyle: 'short' })
        const expected = new Map<string, number>()
        for (const at of hours) {
          const day = local.format(at)
          expected.set(day, (expected.get(day) ?? 0) + 1)
        }
        const days = await leadActivity(ann, { from: '2025-12-30', to: '2027-01-04' }, tz, db)
        expect(new Map(days.map(({ day, events }) => [day, events]))).toEqual(expected)
      }
    })

    test('what does not count, and what lies outside, is left out', async () => {
      await recordEvents(
        [
          event('2026-03-26T23:59Z', 'page_view'),
          event('2026-03-27T00:00Z', 'page_view', { points: 4 }),
          event('2026-03-27T10:00Z', 'email_sent'),
          event('2026-03-27T11:00Z', 'page_view', { suppressed: 'bot' }),
          event('2026-04-01T00:00Z', 'page_view'),
        ],
        db,
      )
      expect(await leadActivity(ann, march, 'UTC', db)).toEqual([{ day: '2026-03-27', events: 1, points: 4 }])
      expect(eachDay(march.from, march.to)).toHaveLength(5)
    })

    test('a zone that is no zone is refused before it reaches the database', async () => {
      await expect(leadActivity(ann, march, "UTC'; DROP TABLE event; --", db)).rejects.toThrow(RangeError)
    })
  })

  test('its standing: goals, latest sessions, what changed', async () => {
    const nowMs = Date.parse('2026-03-31T12:00Z')
    await recordEvents(
      [
        event('2026-01-05T10:00Z', 'page_view', { path: '/' }),
        event('2026-03-26T10:00Z', 'page_view', { path: '/' }),
        event('2026-03-28T10:00Z', 'demo_request'),
        event('2026-03-29T10:00Z', 'demo_request', { suppressed: 'bot' }),
        event('2026-03-30T10:00Z', 'page_view', { path: '/' }),
        event('2026-03-30T10:01Z', 'page_view', { path: '/pricing' }),
        event('2026-03-30T10:02Z', 'page_view', { path: '/customers/acme' }),
      ],
      db,
    )
    const { goals, latest, changes } = await leadStanding(ann, nowMs, db)
    const demo = Date.parse('2026-03-28T10:00Z')
    expect(goals).toEqual([{ type: 'demo_request', count: 1, firstAt: demo, lastAt: demo }])
    expect(latest.map(({ outcome, intent }) => [outcome, intent])).toEqual([
      ['engaged', 'high'],
      ['converted', 'high'],
      ['bounced', 'neutral'],
      ['bounced', 'neutral'],
    ])
    expect(changes).toEqual([
      '3 sessions in the last 7 days, none in the 30 days before.',
      'Latest session: Looked at pricing and a case study within a minute.',
      'New in the latest session: Pricing, Case study.',
    ])
    expect(await leadStanding('nobody', nowMs, db)).toEqual({ goals: [], latest: [], changes: [] })
  })
})
