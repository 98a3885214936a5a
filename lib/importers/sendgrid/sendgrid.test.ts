import { describe, expect, test } from 'vitest'
import { sendgridReports as reports } from './fixtures'
import { mapSendgrid } from './map'
import { parseSendgrid } from './parse'

function eventOf(report: unknown) {
  const mapped = mapSendgrid(report)
  if ('rejected' in mapped) throw new Error(mapped.rejected)
  return mapped.event
}

describe('parseSendgrid', () => {
  test('reads an array', () => {
    expect(parseSendgrid(JSON.stringify([reports.open, reports.click]))).toEqual({
      reports: [reports.open, reports.click],
    })
  })

  test.each(['', '{}', 'null', '{"event":"open"}', '[{]', 'event=open'])('%j is refused', (body) => {
    expect(parseSendgrid(body)).toEqual({ broken: expect.stringMatching(/^The body is no/) })
  })
})

describe('mapSendgrid', () => {
  test('maps a click with all that it says', () => {
    expect(eventOf(reports.click)).toEqual({
      id: 'e5',
      lead: { key: 'email:ann@acme.test' },
      occurredAt: 1_780_000_000_000,
      type: 'email_click',
      url: reports.click.url,
      path: '/pricing',
      campaign: 'Spring launch',
      utmSource: 'news',
      utmMedium: 'email',
      utmTerm: undefined,
      utmContent: undefined,
      label: undefined,
      message: 'Zx81kQm_T2',
      agent: 'Mozilla/5.0 (Macintosh)',
      suppressed: null,
      props: { category: ['Spring launch', 'newsletter'], plan: 'pro' },
    })
  })

  test.each<[keyof typeof reports, string]>([
    ['processed', 'email_sent'],
    ['delivered', 'email_delivered'],
    ['open', 'email_open'],
    ['click', 'email_click'],
    ['bounce', 'email_bounced'],
    ['dropped', 'email_dropped'],
    ['unsubscribe', 'unsubscribe'],
    ['groupUnsubscribe', 'unsubscribe'],
    ['spamreport', 'spam_complaint'],
  ])('%s becomes %s', (name, type) => {
    expect(eventOf(reports[name])).toMatchObject({ type, lead: { key: 'email:ann@acme.test' }, message: 'Zx81kQm_T2' })
  })

  test('what a machine opened is noise', () => {
    expect(eventOf(reports.open).suppressed).toBeNull()
    expect(eventOf(reports.machineOpen).suppressed).toBe('scanner')
  })

  test.each([
    [{ marketing_campaign_name: 'May', category: 'x' }, 'May'],
    [{ singlesend_name: 'June' }, 'June'],
    [{ category: 'one' }, 'one'],
    [{ category: ['first', 'second'] }, 'first'],
    [{ category: [], url: 'https://acme.test/?utm_campaign=link' }, 'link'],
    [{ category: undefined }, undefined],
  ])('the campaign of %j is %j', (change, campaign) => {
    expect(eventOf({ ...reports.open, ...change }).campaign).toBe(campaign)
  })

  test.each<[string, unknown, string]>([
    ['no object', 7, 'is no object'],
    ['an array', [], 'is no object'],
    ['a deferral', reports.deferred, 'deferred is not kept: the email is still on its way'],
    [
      'an unknown event',
      { ...reports.open, event: 'account_status_change' },
      'event "account_status_change" is unknown',
    ],
    ['a type of every object', { ...reports.open, event: 'constructor' }, 'event "constructor" is unknown'],
    ['no event', {}, 'event null is unknown'],
    ['no id', { ...reports.open, sg_event_id: ' ' }, 'sg_event_id is missing'],
    ['no address', { ...reports.open, email: 'ann' }, 'email is no address'],
    ['no time', { ...reports.open, timestamp: 'soon' }, 'timestamp is no time in seconds'],
    ['a time of another type', { ...reports.open, timestamp: [1] }, 'timestamp is no time in seconds'],
  ])('%s is rejected with the reason', (_, report, rejected) => {
    expect(mapSendgrid(report)).toEqual({ rejected })
  })
})
