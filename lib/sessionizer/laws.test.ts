// What must hold for any events: sessions partition them, in any order of arrival, however the input is cut.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder, instant } from './fixtures'
import { defaultRules } from './rules'
import { sessionize, traceSessions } from './sessionize'
import { isCounted } from './touch'
import type { Session, SessionEvent } from './types'

// Some slips need an event of just this type beside just that one: a hundred tries would find them too seldom.
fc.configureGlobal({ numRuns: 500 })

const gapMs = defaultRules.gapMs
const types = ['page_view', 'page_view', 'email_open', 'email_click', 'email_sent', 'demo_request', 'unsubscribe']
const paths = ['/', '/pricing', '/customers/a', '/blog/a', '/docs/b', '/unsubscribe', '/other', null]
// Pauses around the gap are the interesting ones.
const pauses = fc.oneof(fc.constantFrom(0, 1, gapMs - 1, gapMs, gapMs + 1), fc.integer({ min: 0, max: 2 * gapMs }))

interface Draft {
  leadId: string
  pauseMs: number
  type: string
  path: string | null
  points: number
  suppressed: string | null
}

const drafts = fc.array(
  fc.record<Draft>({
    leadId: fc.constantFrom('ann', 'ben', 'cat'),
    pauseMs: pauses,
    type: fc.constantFrom(...types),
    path: fc.constantFrom(...paths),
    points: fc.integer({ min: -100, max: 100 }),
    suppressed: fc.constantFrom(null, null, null, 'bot', 'scanner', 'bot,burst'),
  }),
  { maxLength: 40 },
)

/** Events in their order of arrival, each lead's clock running on by the pauses. */
const histories = drafts.map((list) => {
  const clocks = new Map<string, number>()
  return list.map(({ leadId, pauseMs, ...rest }, seq): SessionEvent => {
    const occurredAt = (clocks.get(leadId) ?? instant('10:00')) + pauseMs
    clocks.set(leadId, occurredAt)
    return { id: `e${seq}`, leadId, seq, occurredAt, ...rest }
  })
})

const sessionsOf = (events: readonly SessionEvent[]) => [...sessionize(inOrder(events), defaultRules)]
const counted = (events: readonly SessionEvent[]) => inOrder(events).filter((event) => isCounted(event, defaultRules))
const eventsIn = (session: Session, events: readonly SessionEvent[]) =>
  counted(events).filter(
    ({ leadId, occurredAt }) =>
      leadId === session.leadId && session.startedAt <= occurredAt && occurredAt <= session.endedAt,
  )

test('sessions partition the counted events', () => {
  fc.assert(
    fc.property(histories, (events) => {
      const sessions = sessionsOf(events)
      expect(sessions.flatMap((session) => eventsIn(session, events))).toEqual(counted(events))
      for (const session of sessions) expect(eventsIn(session, events)).toHaveLength(session.eventCount)
    }),
  )
})

test('traced sessions are the same, and hold their counted events in order', () => {
  fc.assert(
    fc.property(histories, (events) => {
      const traced = [...traceSessions(inOrder(events), defaultRules)]
      expect(traced.flatMap(({ touches }) => touches)).toEqual(counted(events))
      expect(traced).toMatchObject(sessionsOf(events))
      expect(traced.map(({ eventCount }) => eventCount)).toEqual(traced.map(({ touches }) => touches.length))
    }),
  )
})

test('neighbours lie at least a gap apart, events within a session less', () => {
  fc.assert(
    fc.property(histories, (events) => {
      const sessions = sessionsOf(events)
      for (const [index, session] of sessions.entries()) {
        const next = sessions[index + 1]
        if (next?.leadId === session.leadId) expect(next.startedAt - session.endedAt).toBeGreaterThanOrEqual(gapMs)
        const times = eventsIn(session, events).map(({ occurredAt }) => occurredAt)
        for (const [at, time] of times.entries()) expect((times[at + 1] ?? time) - time).toBeLessThan(gapMs)
      }
    }),
  )
})

test('points and counts add up', () => {
  fc.assert(
    fc.property(histories, (events) => {
      const sessions = sessionsOf(events)
      const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
      expect(sum(sessions.map(({ points }) => points))).toBe(sum(counted(events).map(({ points }) => points)))
      expect(sum(sessions.map(({ eventCount }) => eventCount))).toBe(counted(events).length)
    }),
  )
})

test('events that come one by one give the same sessions as a list of them', () => {
  fc.assert(
    fc.property(histories, (events) => {
      const oneByOne = inOrder(events).values()
      expect([...sessionize(oneByOne, defaultRules)]).toEqual(sessionsOf(events))
    }),
  )
})

test('the order of arrival does not matter when no two events share an instant', () => {
  const distinct = histories.map((events) => {
    const seen = new Set<string>()
    return events.filter(({ leadId, occurredAt }) => {
      const key = `${leadId} ${occurredAt}`
      return !seen.has(key) && seen.add(key)
    })
  })
  const arrivals = distinct.chain((events) =>
    fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
  )
  fc.assert(
    fc.property(arrivals, ([events, shuffled]) => {
      expect(sessionsOf(shuffled.map((event, seq) => ({ ...event, seq })))).toEqual(sessionsOf(events))
    }),
  )
})

test('cutting the input at any border of sessions changes nothing', () => {
  fc.assert(
    fc.property(histories, fc.nat(), (events, at) => {
      const all = sessionsOf(events)
      const border = all[at % (all.length + 1)]
      if (!border) return
      const isBefore = ({ leadId, occurredAt }: SessionEvent) =>
        leadId < border.leadId || (leadId === border.leadId && occurredAt < border.startedAt)
      const halves = [events.filter(isBefore), events.filter((event) => !isBefore(event))]
      expect(halves.flatMap(sessionsOf)).toEqual(all)
    }),
  )
})

test('taking suppressed events away changes nothing', () => {
  fc.assert(
    fc.property(histories, (events) => {
      expect(sessionsOf(counted(events))).toEqual(sessionsOf(events))
    }),
  )
})

test('the same events and rules always give the same sessions, and the events stay as they are', () => {
  fc.assert(
    fc.property(histories, (events) => {
      const frozen = inOrder(events).map((event) => Object.freeze({ ...event }))
      const first = [...sessionize(frozen, defaultRules)]
      expect([...sessionize(frozen, structuredClone(defaultRules))]).toEqual(first)
    }),
  )
})

test('what describes a session agrees with its events', () => {
  fc.assert(
    fc.property(histories, (events) => {
      for (const session of sessionsOf(events)) {
        const inside = eventsIn(session, events)
        expect(session.entry.type).toBe(inside[0]?.type)
        expect(session.exit.type).toBe(inside.at(-1)?.type)
        expect(session.durationMs).toBe(session.endedAt - session.startedAt)
        expect(session.eventTypes).toEqual([...new Set(inside.map(({ type }) => type))])
        const views = inside.filter(({ type }) => type === 'page_view')
        expect(session.paths).toEqual([...new Set(views.flatMap(({ path }) => path ?? []))])
        expect(session.intentReasons.length).toBeGreaterThan(0)
        expect(new Set(session.intentReasons).size).toBe(session.intentReasons.length)
        expect(session.steps.length).toBeGreaterThan(0)
      }
    }),
  )
})
