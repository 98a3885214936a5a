import { beforeAll, describe, expect, test } from 'vitest'
import type { IncomingEvent } from '@/lib/events/incoming-event'
import { defaultRules, type Session, sessionize, sources, statusOf } from '@/lib/sessionizer'
import { campaigns, deadCampaign } from './campaigns'
import { generateSample, generateSampleLeads, type SampleLead } from './generate-sample'
import { engagementDrop, type PersonaName, personas } from './personas'

const now = Date.parse('2026-05-13T13:37:00Z')
const dayMs = 86_400_000

interface Journey extends SampleLead {
  sessions: Session[]
}

let journeys: Journey[]
let events: IncomingEvent[]
let sessions: Session[]

beforeAll(() => {
  journeys = [...generateSampleLeads(now)].map((lead) => ({ ...lead, sessions: sessionsOf(lead.events) }))
  events = journeys.flatMap((journey) => journey.events)
  sessions = journeys.flatMap((journey) => journey.sessions)
})

function sessionsOf(list: readonly IncomingEvent[]): Session[] {
  const counted = list.map((event, seq) => ({ ...event, leadId: event.lead.key, seq, points: event.points ?? 0 }))
  return [...sessionize(counted, defaultRules)]
}

const of = (persona: PersonaName) => journeys.filter((journey) => journey.persona === persona)
const countTypes = (type: string) => events.filter((event) => event.type === type).length
const share = (part: number, whole: number) => part / whole

describe('the sample as a whole', () => {
  test('is the same for the same seed and time, and another for another seed', () => {
    const text = JSON.stringify(events)
    expect(JSON.stringify([...generateSample(now)]) === text).toBe(true)
    const [first] = generateSample(now, 2)
    expect(first).not.toEqual(events[0])
  })

  test.each(['2026-05-13T13:37:00Z', '2026-03-29T00:05:00Z', '2026-11-01T06:00:00Z', '2027-01-02T23:59:00Z'])(
    'ending %s has about 2,500 leads, 40,000 events and 90 days',
    (time) => {
      const at = Date.parse(time)
      const all = [...generateSample(at)]
      expect(all.length).toBeGreaterThan(36_000)
      expect(all.length).toBeLessThan(44_000)
      expect(new Set(all.map(({ lead }) => lead.key)).size).toBe(2500)
      const times = all.map(({ occurredAt }) => occurredAt)
      const first = times.reduce((least, value) => Math.min(least, value))
      const last = times.reduce((most, value) => Math.max(most, value))
      expect(last).toBeLessThanOrEqual(at)
      expect(last).toBeGreaterThan(at - 5 * 60_000)
      expect(first).toBeGreaterThan(at - 90 * dayMs)
      expect(first).toBeLessThan(at - 88 * dayMs)
    },
  )

  test('has each event id once, and whole points and times', () => {
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
    expect(
      events.filter(({ occurredAt, points }) => !Number.isInteger(occurredAt) || !Number.isInteger(points)),
    ).toEqual([])
  })

  test('gives each lead its events in order, under one key', () => {
    for (const { events: list } of journeys) {
      const times = list.map(({ occurredAt }) => occurredAt)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      expect(list.every(({ lead }) => lead === list[0]?.lead)).toBe(true)
    }
  })

  test('holds nobody’s real address', () => {
    const isInvented = /^[a-z]+\.[a-z]+@[a-z-]+\.example$/
    expect(events.filter(({ lead }) => lead.email && !isInvented.test(lead.email))).toEqual([])
    expect(events.filter(({ url }) => url && new URL(url).hostname !== 'www.tidewise.example')).toEqual([])
  })

  test('follows the working week', () => {
    const busy = sessions.filter(({ startedAt }) => [1, 2, 3, 4, 5].includes(new Date(startedAt).getUTCDay()))
    expect(share(busy.length, sessions.length)).toBeGreaterThan(0.9)
  })

  test('has companies with one lead and with many, and owners for most', () => {
    const sizes = new Map<string, number>()
    for (const [first] of journeys.map((journey) => journey.events)) {
      if (first?.lead.company) sizes.set(first.lead.company, (sizes.get(first.lead.company) ?? 0) + 1)
    }
    expect(sizes.size).toBeGreaterThan(300)
    expect(Math.max(...sizes.values())).toBeGreaterThan(20)
    const owned = journeys.filter(({ events: [first] }) => first?.lead.owner)
    expect(share(owned.length, journeys.length)).toBeGreaterThan(0.5)
  })
})

describe('what there is to see', () => {
  test('every persona is there', () => {
    for (const name of Object.keys(personas) as PersonaName[]) expect(of(name).length).toBeGreaterThan(10)
  })

  test('emails go out, some bounce, some are opened, fewer clicked', () => {
    expect(countTypes('email_sent')).toBe(countTypes('email_delivered') + countTypes('email_bounced'))
    expect(countTypes('email_bounced')).toBeGreaterThan(10)
    expect(countTypes('email_open')).toBeLessThan(countTypes('email_delivered'))
    expect(countTypes('email_click')).toBeLessThan(countTypes('email_open'))
    expect(new Set(events.filter(({ type }) => type === 'email_sent').map(({ campaign }) => campaign)).size).toBe(
      campaigns.length,
    )
  })

  test('sessions of every outcome, intent and most sources', () => {
    const count = (by: (session: Session) => boolean) => sessions.filter(by).length
    expect(count(({ outcome }) => outcome === 'converted')).toBeGreaterThan(150)
    expect(count(({ outcome }) => outcome === 'unsubscribed')).toBeGreaterThan(30)
    expect(
      share(
        count(({ outcome }) => outcome === 'bounced'),
        sessions.length,
      ),
    ).toBeGreaterThan(0.2)
    for (const intent of ['high', 'research', 'neutral', 'low'] as const) {
      expect(count((session) => session.intent === intent)).toBeGreaterThan(30)
    }
    const seen = new Set(sessions.map(({ source }) => source))
    expect(sources.filter((source) => seen.has(source)).length).toBeGreaterThanOrEqual(10)
    expect(Math.max(...sessions.map(({ eventCount }) => eventCount))).toBeGreaterThan(12)
  })

  test('both goals', () => {
    expect(countTypes('demo_request')).toBeGreaterThan(80)
    expect(countTypes('trial_signup')).toBeGreaterThan(60)
  })

  test('mail scanners click within seconds, and count for nothing', () => {
    const scans = events.filter(({ suppressed }) => suppressed === 'scanner')
    expect(scans.length).toBeGreaterThan(800)
    const untouched = journeys.filter(
      ({ events: list, sessions: none }) =>
        none.length === 0 && list.some(({ suppressed }) => suppressed === 'scanner'),
    )
    expect(untouched.length).toBeGreaterThan(5)
  })

  test('crawlers have events but no session', () => {
    for (const { events: list, sessions: none } of of('crawler')) {
      expect(none).toEqual([])
      expect(list.every(({ suppressed }) => suppressed === 'bot')).toBe(true)
    }
  })

  test('people who had enough get no email after that', () => {
    for (const { events: list } of journeys) {
      const end = list.find(({ type }) => type === 'unsubscribe' || type === 'spam_complaint')
      if (!end) continue
      expect(list.filter(({ type, occurredAt }) => type === 'email_sent' && occurredAt > end.occurredAt)).toEqual([])
    }
  })

  test('one campaign is clicked but leads nowhere', () => {
    const clicks = events.filter(
      ({ type, campaign, suppressed }) => type === 'email_click' && campaign === deadCampaign && !suppressed,
    )
    expect(clicks.length).toBeGreaterThan(50)
    expect(events.filter(({ type, campaign }) => type === 'page_view' && campaign === deadCampaign)).toEqual([])
    for (const { name } of campaigns) {
      const landed = events.filter(({ type, campaign }) => type === 'page_view' && campaign === name)
      if (name !== deadCampaign) expect(landed.length).toBeGreaterThan(20)
    }
  })

  test('visits that start on one page are short since some weeks', () => {
    const entered = sessions.filter(({ entry }) => entry.path === engagementDrop.path)
    const dropped = now - engagementDrop.daysAgo * dayMs
    const before = entered.filter(({ startedAt }) => startedAt < dropped)
    const after = entered.filter(({ startedAt }) => startedAt >= dropped)
    const bounceRate = (list: Session[]) =>
      share(list.filter(({ outcome }) => outcome === 'bounced').length, list.length)
    expect(before.length).toBeGreaterThan(200)
    expect(after.length).toBeGreaterThan(40)
    expect(bounceRate(before)).toBeLessThan(0.1)
    expect(bounceRate(after)).toBeGreaterThan(0.7)
  })

  test('some leads are on the site right now, some just left', () => {
    const count = (status: string) =>
      sessions.filter(({ endedAt }) => statusOf(endedAt, defaultRules.gapMs, now) === status).length
    expect(count('active')).toBeGreaterThanOrEqual(5)
    expect(count('idle')).toBeGreaterThanOrEqual(3)
  })

  test('champions convert and score highest', () => {
    const champions = of('champion')
    const converted = champions.filter(({ sessions: list }) => list.some(({ outcome }) => outcome === 'converted'))
    expect(share(converted.length, champions.length)).toBeGreaterThan(0.4)
    const score = (journey: Journey) => journey.sessions.reduce((sum, { points }) => sum + points, 0)
    const best = journeys.toSorted((a, b) => score(b) - score(a)).slice(0, 10)
    expect(best.filter(({ persona }) => persona === 'champion').length).toBeGreaterThan(5)
  })
})
