import { describe, expect, test } from 'vitest'
import { mailgunReports as reports } from './fixtures'
import { mapMailgun } from './map'
import { parseMailgun } from './parse'

function eventOf(report: unknown) {
  const mapped = mapMailgun(report)
  if ('rejected' in mapped) throw new Error(mapped.rejected)
  return mapped.event
}

describe('parseMailgun', () => {
  test('reads the one report of a call', () => {
    expect(parseMailgun(JSON.stringify({ signature: {}, 'event-data': reports.opened }))).toEqual({
      reports: [reports.opened],
    })
  })

  test.each(['', '{}', 'null', '[]', '7', '{', 'event-data=1'])('%j is refused', (body) => {
    expect(parseMailgun(body)).toEqual({ broken: expect.stringMatching(/^The body/) })
  })
})

describe('mapMailgun', () => {
  test('maps a click with all that it says', () => {
    expect(eventOf(reports.clicked)).toEqual({
      id: 'm4',
      lead: { key: 'email:ann@acme.test' },
      occurredAt: 1_780_000_000_250,
      type: 'email_click',
      url: reports.clicked.url,
      path: '/pricing',
      label: 'Spring launch',
      campaign: 'spring',
      utmSource: undefined,
      utmMedium: undefined,
      utmTerm: undefined,
      utmContent: undefined,
      message: '20260601.1.0be@mail.acme.test',
      agent: 'Mozilla/5.0 (Macintosh)',
      suppressed: null,
      props: {
        plan: 'pro',
        tags: ['spring', 'newsletter'],
        geolocation: { country: 'DE', region: 'BE', city: 'Berlin' },
        'client-name': 'Chrome',
        'client-os': 'macOS',
      },
    })
  })

  test.each<[keyof typeof reports, string]>([
    ['accepted', 'email_sent'],
    ['delivered', 'email_delivered'],
    ['opened', 'email_open'],
    ['clicked', 'email_click'],
    ['permanent', 'email_bounced'],
    ['suppressed', 'email_dropped'],
    ['rejected', 'email_dropped'],
    ['unsubscribed', 'unsubscribe'],
    ['complained', 'spam_complaint'],
  ])('%s becomes %s', (name, type) => {
    const message = '20260601.1.0be@mail.acme.test'
    expect(eventOf(reports[name])).toMatchObject({ type, lead: { key: 'email:ann@acme.test' }, message })
  })

  test.each([
    ['', null],
    ['gmail', null],
    ['apple', 'scanner'],
    ['generic', 'scanner'],
  ])('an open by the bot %j is suppressed as %j', (bot, suppressed) => {
    expect(eventOf({ ...reports.opened, 'client-info': { bot } }).suppressed).toBe(suppressed)
  })

  test.each<[string, unknown, string]>([
    ['no object', 'opened', 'event-data is no object'],
    ['a temporary failure', reports.temporary, 'a temporary failure is not kept: the email is still on its way'],
    ['an unknown event', { ...reports.opened, event: 'stored' }, 'event "stored" is unknown'],
    ['no id', { ...reports.opened, id: null }, 'id is missing'],
    ['no address', { ...reports.opened, recipient: {} }, 'recipient is no address'],
    ['no time', { ...reports.opened, timestamp: -1 }, 'timestamp is no time in seconds'],
  ])('%s is rejected with the reason', (_, report, rejected) => {
    expect(mapMailgun(report)).toEqual({ rejected })
  })
})
