import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Json } from '@/lib/events/incoming-event'
import { eventNames, toEventType } from './event-names'
import { type MapCallOptions, mapCall } from './map-call'
import { type CallType, parseBody } from './parse-body'

const received = Date.UTC(2026, 5, 1, 12)
const iso = (ms: number) => new Date(ms).toISOString()
const secondMs = 1000
const hourMs = 3_600_000

const options: MapCallOptions = {
  receivedAtMs: received,
  sentAt: undefined,
  isImport: false,
  names: eventNames(),
  makeId: (text) => (text === null ? 'new' : createHash('sha1').update(text).digest('hex')),
}

function map(type: CallType, call: { [name: string]: Json }, change: Partial<MapCallOptions> = {}) {
  return mapCall({ type, call: { userId: '42', messageId: 'm1', ...call } }, { ...options, ...change })
}

function event(type: CallType, call: { [name: string]: Json }, change: Partial<MapCallOptions> = {}) {
  const mapped = map(type, call, change)
  if (!('event' in mapped)) throw new Error(JSON.stringify(mapped))
  return mapped.event
}

describe('a name is known by its words', () => {
  test.each([
    ['page', 'page_view'],
    ['Email Opened', 'email_open'],
    ['email opened', 'email_open'],
    ['emailOpened', 'email_open'],
    ['Email Link Clicked', 'email_click'],
    ['Email Marked as Spam', 'spam_complaint'],
    ['Unsubscribed', 'unsubscribe'],
    ['Trial Started', 'trial_signup'],
    ['Demo Requested', 'demo_request'],
    ['Form Submitted', 'form_submit'],
    ['demo_request', 'demo_request'],
    ['Price List Seen', 'price_list_seen'],
    ['  Größe geändert! ', 'größe_geändert'],
    ['!!!', '!!!'],
    ['constructor', 'constructor'],
  ])('%s is %s', (name, type) => {
    expect(toEventType(name, eventNames())).toBe(type)
  })

  test("the workspace's own names go before", () => {
    const own = eventNames([
      { name: 'Signed Up', type: 'newsletter_signup' },
      { name: 'Angebot gelesen', type: 'quote_view' },
    ])
    expect(toEventType('signed_up', own)).toBe('newsletter_signup')
    expect(toEventType('angebot gelesen', own)).toBe('quote_view')
    expect(toEventType('Email Opened', own)).toBe('email_open')
  })
})

describe("a call's time is put right by the sender's own measure", () => {
  const sent = received - 2 * hourMs // a clock two hours behind
  test.each<[string, { [name: string]: Json }, Partial<MapCallOptions>, number]>([
    ['no time is now', {}, {}, received],
    ['a time without sentAt stands', { timestamp: iso(received - hourMs) }, {}, received - hourMs],
    [
      'the wait before sending counts',
      { timestamp: iso(sent - 30 * secondMs) },
      { sentAt: iso(sent) },
      received - 30_000,
    ],
    [
      "a call's own sentAt goes before the batch's",
      { originalTimestamp: iso(sent - secondMs), sentAt: iso(sent) },
      { sentAt: iso(received) },
      received - secondMs,
    ],
    ['an import stands', { timestamp: iso(sent) }, { sentAt: iso(sent + 5), isImport: true }, sent],
    [
      'timestamp beside originalTimestamp is history',
      { timestamp: iso(received - 9 * hourMs), originalTimestamp: iso(received) },
      { sentAt: iso(received - 100) },
      received - 9 * hourMs,
    ],
    [
      'more than a day before a right clock sent it is history',
      { timestamp: '2020-01-31T10:00:00Z' },
      { sentAt: iso(received - 80) },
      Date.UTC(2020, 0, 31, 10),
    ],
    ['a sentAt that is no time is as good as none', { timestamp: iso(received) }, { sentAt: 'soon' }, received],
  ])('%s', (_, call, change, expected) => {
    expect(event('track', { event: 'x', ...call }, change).occurredAt).toBe(expected)
  })
})

describe('the lead of a call', () => {
  const traits = { email: 'Ann@Acme.test', firstName: 'Ann', lastName: 'Lee', company: { name: 'Acme' } }
  test.each<[string, { [name: string]: Json }, string]>([
    ['Email Opened', { userId: null, anonymousId: 'b2', context: { traits } }, 'email:ann@acme.test'],
    ['Email Opened', { userId: null, anonymousId: 'b2' }, 'anon:b2'],
    ['Email Opened', { context: { traits } }, 'user:42'],
    ['Clicked', { userId: '', anonymousId: 'b2', context: { traits } }, 'anon:b2'],
    ['Clicked', { userId: null, context: { traits } }, 'email:ann@acme.test'],
    ['Clicked', { userId: 'Ann@Acme.test' }, 'email:ann@acme.test'],
    ['Clicked', { userId: 7 }, 'user:7'],
  ])('of %s with %j is %s', (name, call, key) => {
    expect(event('track', { event: name, ...call }).lead.key).toBe(key)
  })

  test('has the name, address and company of the traits', () => {
    expect(event('track', { event: 'x', context: { traits } }).lead).toEqual({
      key: 'user:42',
      name: 'Ann Lee',
      email: 'Ann@Acme.test',
      company: 'Acme',
    })
  })
})

describe('what else a call says', () => {
  test('a page has its address, title, referrer and campaign', () => {
    const page = { path: '/pricing', title: 'Prices', referrer: 'https://www.google.com/' }
    const url = 'https://acme.test/pricing?utm_source=news&utm_medium=email&utm_campaign=May'
    const context = { page: { ...page, url }, campaign: { name: 'Spring' }, userAgent: 'Firefox' }
    expect(event('page', { name: 'Prices', properties: { ...page, url, plan: 'pro', points: 3 }, context })).toEqual({
      ...page,
      url,
      id: 'm1',
      lead: { key: 'user:42' },
      occurredAt: received,
      type: 'page_view',
      label: 'Prices',
      campaign: 'Spring',
      utmSource: 'news',
      utmMedium: 'email',
      points: 3,
      agent: 'Firefox',
      props: { plan: 'pro' },
    })
  })

  test('a link that was followed is not the page where it was', () => {
    const context = { page: { path: '/blog', url: 'https://acme.test/blog' } }
    const properties = { url: 'https://other.test/', label: 'Read more', points: 0.5 }
    expect(event('track', { event: 'Link Clicked', properties, context })).toMatchObject({
      type: 'link_click',
      path: '/blog',
      label: 'Read more',
      points: undefined,
      props: { url: 'https://other.test/', points: 0.5 },
    })
  })

  test('an email event names its email, its campaign and its link', () => {
    const properties = {
      email_id: 'e9',
      email_subject: 'News',
      campaign_name: 'May',
      link_url: 'https://acme.test/demo?utm_source=m',
    }
    expect(event('track', { event: 'Email Link Clicked', properties })).toMatchObject({
      type: 'email_click',
      message: 'e9',
      label: 'News',
      campaign: 'May',
      path: '/demo',
      utmSource: 'm',
    })
  })

  test("RudderStack's `$direct` is no referrer", () => {
    expect(event('page', { context: { page: { path: '/', referrer: '$direct' } } }).referrer).toBeUndefined()
  })

  test('properties with the names of inner things stay properties', () => {
    const properties = JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}')
    expect(JSON.stringify(event('track', { event: 'x', properties }).props)).toBe(
      '{"__proto__":{"a":1},"constructor":2}',
    )
  })
})

describe('a call without messageId', () => {
  const call = { messageId: null, event: 'x' }
  test('that says when it happened has the same id each time, whenever it is sent', () => {
    const timed = { ...call, timestamp: iso(received) }
    const first = event('track', { ...timed, sentAt: iso(received) })
    expect(event('track', { ...timed, sentAt: iso(received + 5) }).id).toBe(first.id)
    expect(event('track', { ...timed, event: 'y' }).id).not.toBe(first.id)
  })

  test('that does not has a new one each time', () => {
    expect(event('track', call).id).toBe('new')
  })
})

describe('who is whom', () => {
  const card = { email: 'ann@acme.test', name: 'Ann' }
  test.each<[CallType, { [name: string]: Json }, object]>([
    ['identify', { anonymousId: 'b2', traits: card }, { keys: ['user:42', 'email:ann@acme.test', 'anon:b2'], card }],
    ['identify', { context: { traits: card } }, { keys: ['user:42', 'email:ann@acme.test'], card }],
    ['identify', { userId: null, anonymousId: 'b2', traits: { name: 'Ann' } }, { keys: ['anon:b2'] }],
    ['identify', { userId: 'ann@acme.test', traits: card }, { keys: ['email:ann@acme.test'] }],
    ['alias', { previousId: 'b2' }, { keys: ['user:42', 'anon:b2'], reason: 'alias' }],
    ['group', { groupId: 'g1', traits: { name: 'Acme' } }, { keys: ['user:42'], card: { company: 'Acme' } }],
    ['group', { groupId: 'g1' }, { keys: ['user:42'], card: { company: 'g1' } }],
  ])('%s of %j', (type, call, join) => {
    expect(map(type, call)).toMatchObject({ join: { at: received, reason: 'identify', ...join } })
  })
})

describe('what cannot be taken is refused with its reason', () => {
  test.each<[CallType, { [name: string]: Json }, string]>([
    ['track', {}, 'event is missing'],
    ['track', { event: ['x'] }, 'event is missing'],
    ['track', { event: 'x', userId: null }, 'names nobody'],
    ['track', { event: 'x', userId: { id: 1 } }, 'userId is neither'],
    ['track', { event: 'x', userId: 2 ** 60 }, 'userId is neither'],
    ['track', { event: 'x', anonymousId: true }, 'anonymousId is neither'],
    ['track', { event: 'x', properties: 'a' }, 'properties is no object'],
    ['track', { event: 'x', context: [] }, 'context is no object'],
    ['track', { event: 'x', timestamp: 'yesterday' }, 'timestamp is not a time'],
    ['track', { event: 'x', timestamp: {} }, 'timestamp is neither'],
    ['track', { event: 'x', messageId: 'm'.repeat(101) }, 'messageId is longer than 100'],
    ['track', { event: 'x', messageId: [] }, 'messageId is neither'],
    ['identify', { userId: null }, 'names nobody'],
    ['group', {}, 'groupId is missing'],
    ['alias', {}, 'previousId is missing'],
    ['alias', { userId: null, previousId: 'b2' }, 'userId is missing'],
  ])('%s %j: %s', (type, call, reason) => {
    expect(map(type, call)).toEqual({ rejected: expect.stringContaining(reason) })
  })

  test.each<[unknown, string]>([
    [[], 'no JSON object'],
    [null, 'no JSON object'],
    [{}, 'batch is no array'],
    [{ batch: {} }, 'batch is no array'],
    [{ batch: Array(2501).fill({}) }, 'at most 2500'],
  ])('a batch %#', (body, reason) => {
    expect(parseBody(body, 'batch')).toEqual({ broken: expect.stringContaining(reason) })
  })

  test('a call of a batch that is no object, or of no known type', () => {
    const parsed = parseBody({ batch: ['x', { type: 'delete' }, { type: 'track', event: 'x', userId: '1' }] }, 'batch')
    if ('broken' in parsed) throw new Error(parsed.broken)
    expect(parsed.calls.map((call) => mapCall(call, options))).toMatchObject([
      { rejected: 'is no object' },
      { rejected: expect.stringContaining('type is none of') },
      { event: { type: 'x' } },
    ])
  })
})
