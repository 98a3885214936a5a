import { describe, expect, test } from 'vitest'
import { event, instant, view } from './fixtures'
import { defaultRules } from './rules'
import { sessionize } from './sessionize'
import type { Session, SessionEvent } from './types'

const sessionsOf = (events: SessionEvent[], rules = defaultRules) => [...sessionize(events, rules)]
const onlySession = (events: SessionEvent[], rules = defaultRules): Session => {
  const sessions = sessionsOf(events, rules)
  expect(sessions).toHaveLength(1)
  return sessions[0] as Session
}

describe('the gap', () => {
  test.each([
    ['a pause of exactly 30:00.000 opens a new session', '10:30:00.000', 2],
    ['a pause of 29:59.999 does not', '10:29:59.999', 1],
    ['a pause of 30:00.001 does', '10:30:00.001', 2],
    ['events of the same instant stay together', '10:00:00.000', 1],
    ['a pause of hours opens one new session, not several', '18:00', 2],
  ])('%s', (_, second, count) => {
    expect(sessionsOf([view('10:00', '/a'), view(second, '/b')])).toHaveLength(count)
  })

  test('counts from the event before, not from the start: a session has no longest duration', () => {
    const events = Array.from({ length: 100 }, (_, index) =>
      view(new Date(instant('00:00') + index * 29 * 60_000).toISOString(), '/a'),
    )
    expect(onlySession(events)).toMatchObject({ eventCount: 100, durationMs: 99 * 29 * 60_000 })
  })

  test('is the one of the rules', () => {
    const rules = { ...defaultRules, gapMs: 15 * 60_000 }
    expect(sessionsOf([view('10:00', '/a'), view('10:15', '/b')], rules)).toHaveLength(2)
    expect(sessionsOf([view('10:00', '/a'), view('10:14:59.999', '/b')], rules)).toHaveLength(1)
  })

  test.each([
    ['midnight', '2026-01-14T23:50:00Z', '2026-01-15T00:10:00Z'],
    ['the end of a year', '2025-12-31T23:50:00Z', '2026-01-01T00:10:00Z'],
    ['clocks going forward', '2026-03-29T01:55:00+01:00', '2026-03-29T03:05:00+02:00'],
    ['clocks going back', '2026-10-25T02:55:00+02:00', '2026-10-25T02:05:00+01:00'],
  ])('%s splits nothing', (_, first, second) => {
    expect(sessionsOf([view(first, '/a'), view(second, '/b')])).toHaveLength(1)
  })

  test.each([
    ['clocks going forward', '2026-03-29T01:30:00+01:00', '2026-03-29T03:00:00+02:00'],
    ['clocks going back', '2026-10-25T02:10:00+02:00', '2026-10-25T02:10:00+01:00'],
  ])('%s hides no pause', (_, first, second) => {
    expect(sessionsOf([view(first, '/a'), view(second, '/b')])).toHaveLength(2)
  })

  test('a new campaign, source or page splits nothing', () => {
    const events = [
      event('10:00', 'email_open', { campaign: 'spring' }),
      view('10:05', '/', { campaign: 'autumn', utmSource: 'google', utmMedium: 'cpc' }),
    ]
    expect(onlySession(events)).toMatchObject({ campaign: 'spring', source: 'Email' })
  })

  test('two leads never share a session', () => {
    const sessions = sessionsOf([view('10:00', '/a', { leadId: 'ann' }), view('10:00', '/a', { leadId: 'ben' })])
    expect(sessions.map(({ leadId }) => leadId)).toEqual(['ann', 'ben'])
  })
})

describe('what a session has', () => {
  const visit = [
    event('10:00', 'email_open', { campaign: 'spring', points: 1 }),
    event('10:02', 'email_click', { campaign: 'spring', points: 3 }),
    view('10:03', '/pricing', { points: 5 }),
    view('10:05', '/customers/acme', { points: 5 }),
    event('10:07', 'form_submit', { path: '/contact', points: 10 }),
  ]

  test('an email that led to the contact form is one session of high intent', () => {
    expect(onlySession(visit)).toEqual({
      id: 'ann-mkdungg0',
      leadId: 'ann',
      startedAt: instant('10:00'),
      endedAt: instant('10:07'),
      durationMs: 7 * 60_000,
      eventCount: 5,
      points: 24,
      entry: { type: 'email_open', label: 'Email opened', path: null },
      exit: { type: 'form_submit', label: 'Form sent', path: '/contact' },
      source: 'Email',
      campaign: 'spring',
      steps: ['Email opened', 'Email clicked', 'Pricing', 'Case study', 'Form sent'],
      eventTypes: ['email_open', 'email_click', 'page_view', 'form_submit'],
      paths: ['/pricing', '/customers/acme'],
      outcome: 'engaged',
      intent: 'high',
      intentReasons: ['Looked at pricing and a case study within 2 minutes.', 'Also sent a form.'],
    })
  })

  test('one event lasts no time, bounces, and is entry and exit', () => {
    expect(onlySession([view('10:00', '/blog/a')])).toMatchObject({
      durationMs: 0,
      eventCount: 1,
      outcome: 'bounced',
      entry: { type: 'page_view', label: 'Blog', path: '/blog/a' },
      exit: { type: 'page_view', label: 'Blog', path: '/blog/a' },
    })
  })

  test('events of one instant last no time but are two', () => {
    const session = onlySession([view('10:00', '/a', { seq: 1 }), view('10:00', '/b', { seq: 2 })])
    expect(session).toMatchObject({ durationMs: 0, eventCount: 2, outcome: 'engaged', paths: ['/a', '/b'] })
  })

  test('points add up, below zero too', () => {
    const points = [5, -20, 0].map((points, index) => view(`10:0${index}`, '/a', { points }))
    expect(onlySession(points).points).toBe(-15)
  })

  test('steps collapse repeats that follow each other, and stop at 50', () => {
    const paths = ['/blog/a', '/blog/b', '/docs/a', '/blog/a', '/x']
    const session = onlySession(paths.map((path, index) => view(`10:0${index}`, path)))
    expect(session.steps).toEqual(['Blog', 'Docs', 'Blog', '/x'])
    const many = Array.from({ length: 120 }, (_, index) => view('10:00', `/p${index}`, { seq: index }))
    const long = onlySession(many)
    expect(long.steps).toEqual(many.slice(0, 50).map(({ path }) => path))
    expect(long.exit.label).toBe('/p119')
    expect(long.paths).toEqual(many.map(({ path }) => path))
  })

  test('only what was viewed is among the paths, not where a click or a form happened', () => {
    const events = [event('10:00', 'email_click', { path: '/pricing' }), view('10:01', '/docs')]
    const session = onlySession([...events, event('10:02', 'form_submit', { path: '/contact' })])
    expect(session.paths).toEqual(['/docs'])
    expect([session.entry.path, session.exit.path]).toEqual(['/pricing', '/contact'])
  })

  test('event types and paths stand once each, in order of first appearance', () => {
    const repeated = Array.from({ length: 200 }, (_, index) => view('10:00', `/p${index % 70}`, { seq: index }))
    const session = onlySession([event('09:59', 'email_open'), ...repeated, event('10:01', 'email_open')])
    expect(session.eventTypes).toEqual(['email_open', 'page_view'])
    expect(session.paths).toEqual(Array.from({ length: 70 }, (_, index) => `/p${index}`))
  })

  test.each<[string, SessionEvent[], Session['outcome']]>([
    ['a goal converts', [view('10:00', '/demo'), event('10:01', 'demo_request')], 'converted'],
    ['a goal alone converts', [event('10:01', 'trial_signup')], 'converted'],
    ['a goal outweighs an unsubscribe', [event('10:00', 'trial_signup'), event('10:01', 'unsubscribe')], 'converted'],
    [
      'an unsubscribe outweighs the rest',
      [event('10:00', 'email_open'), event('10:01', 'unsubscribe')],
      'unsubscribed',
    ],
    ['an unsubscribe alone is no bounce', [event('10:00', 'unsubscribe')], 'unsubscribed'],
    ['two events engage', [view('10:00', '/'), view('10:01', '/')], 'engaged'],
    ['one event bounces', [view('10:00', '/')], 'bounced'],
  ])('%s', (_, events, outcome) => {
    expect(onlySession(events).outcome).toBe(outcome)
  })

  test('goals are the ones of the rules', () => {
    const rules = { ...defaultRules, goals: ['purchase'] }
    expect(onlySession([event('10:00', 'purchase')], rules).outcome).toBe('converted')
    expect(onlySession([event('10:00', 'demo_request')], rules).outcome).toBe('bounced')
  })
})

describe('suppressed events', () => {
  const scanner = (at: string) => event(at, 'email_click', { suppressed: 'scanner', points: 100 })

  test('neither start nor end a session, nor count, nor give points', () => {
    const session = onlySession([
      scanner('09:50'),
      view('10:00', '/a'),
      scanner('10:01'),
      view('10:05', '/b'),
      scanner('10:20'),
    ])
    expect(session).toMatchObject({ startedAt: instant('10:00'), endedAt: instant('10:05'), eventCount: 2, points: 2 })
    expect(session.eventTypes).toEqual(['page_view'])
    expect(session.source).toBe('Direct')
  })

  test('do not bridge a pause', () => {
    expect(sessionsOf([view('10:00', '/a'), scanner('10:20'), view('10:40', '/b')])).toHaveLength(2)
  })

  test('make no session by themselves', () => {
    expect(
      sessionsOf([scanner('10:00'), event('10:01', 'email_sent'), event('10:02', 'page_view', { suppressed: 'bot' })]),
    ).toEqual([])
  })

  test.each(defaultRules.passive)('%s is passive', (type) => {
    expect(sessionsOf([event('10:00', type)])).toEqual([])
    expect(onlySession([event('10:00', type), event('10:10', 'email_open')]).startedAt).toBe(instant('10:10'))
  })

  test('passive types are the ones of the rules', () => {
    const rules = { ...defaultRules, passive: ['crm_update'] }
    expect(sessionsOf([event('10:00', 'crm_update')], rules)).toEqual([])
    expect(sessionsOf([event('10:00', 'email_sent')], rules)).toHaveLength(1)
  })
})

describe('the order of the input', () => {
  test.each<[string, SessionEvent, SessionEvent]>([
    ['an earlier time', view('10:01', '/a'), view('10:00', '/b')],
    ['a smaller seq at the same instant', view('10:00', '/a', { seq: 2 }), view('10:00', '/b', { seq: 1 })],
    ['an earlier lead', view('10:00', '/a', { leadId: 'ben' }), view('10:01', '/b', { leadId: 'ann' })],
    ['a suppressed event out of order', view('10:01', '/a'), event('10:00', 'email_sent')],
  ])('%s is refused, naming both events', (_, first, second) => {
    expect(() => sessionsOf([first, second])).toThrow(RangeError)
    expect(() => sessionsOf([first, second])).toThrow(`Event ${second.id} (lead ${second.leadId}`)
    expect(() => sessionsOf([first, second])).toThrow(`comes after ${first.id} (lead ${first.leadId}`)
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('a time of %d is refused', (occurredAt) => {
    expect(() => sessionsOf([view('10:00', '/a', { occurredAt })])).toThrow('has no valid time')
    expect(() => sessionsOf([view('10:00', '/a'), view('10:01', '/a', { occurredAt })])).toThrow('has no valid time')
  })

  test('sessions come out as soon as they are complete', () => {
    const seen: string[] = []
    function* source() {
      for (const one of [view('10:00', '/a'), view('11:00', '/b'), view('12:00', '/c')]) {
        seen.push(`in ${one.path}`)
        yield one
      }
    }
    for (const session of sessionize(source(), defaultRules)) seen.push(`out ${session.exit.path}`)
    expect(seen).toEqual(['in /a', 'in /b', 'out /a', 'in /c', 'out /b', 'out /c'])
  })

  test('no events, no sessions', () => {
    expect(sessionsOf([])).toEqual([])
  })
})

test('sessions that begin with the same many types keep their own', () => {
  const same = Array.from({ length: 14 }, (_, at) => `type_${at}`)
  const typesOf = [[...same, 'call'], same, [...same, 'demo_request', 'unsubscribe'], [...same, 'call']]
  const events = typesOf.flatMap((types, lead) =>
    types.map((type, at) => event(`10:${10 + at}`, type, { leadId: `lead ${lead}` })),
  )
  const sessions = [...sessionize(events, defaultRules)]
  expect(sessions.map(({ eventTypes }) => eventTypes)).toEqual(typesOf)
  expect(sessions.map(({ outcome }) => outcome)).toEqual(['engaged', 'engaged', 'converted', 'engaged'])
  expect(sessions[3]?.intentReasons).toEqual(['Had a call, nothing else yet that shows interest.'])
})
