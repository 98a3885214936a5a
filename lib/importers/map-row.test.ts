import { describe, expect, test } from 'vitest'
import type { Mapping } from './fields'
import { guessMapping } from './guess-mapping'
import { type MapOptions, rowMapper } from './map-row'
import type { Row } from './row'

const at = '2020-01-31T10:00:00Z'
const base: Row = { lead: '42', at, type: 'page_view' }

function map(row: Row, options: Partial<MapOptions> = {}) {
  const mapping: Mapping = { ...guessMapping(Object.keys(row)), ...options.mapping }
  return rowMapper({ assumedZone: 'UTC', ...options, mapping })(row)
}

function eventOf(row: Row, options?: Partial<MapOptions>) {
  const mapped = map({ ...base, ...row }, options)
  if ('reason' in mapped) throw new Error(mapped.reason)
  return mapped.event
}

function reasonOf(row: Row) {
  const mapped = map({ ...base, ...row })
  return 'reason' in mapped ? `${mapped.field} ${mapped.reason}` : 'accepted'
}

describe('rowMapper', () => {
  test('maps a whole row', () => {
    const event = eventOf({
      id: 'm1',
      label: 'Plan table',
      title: 'Pricing',
      url: 'https://www.example.com/pricing?utm_source=news&utm_medium=email&utm_campaign=may&utm_term=t&utm_content=c#x',
      referrer: 'https://example.org/',
      points: '-5',
      name: 'Ann Lee',
      email: 'ann@example.com',
      company: 'Acme',
      owner: 'Bo',
      plan: 'pro',
    })
    expect(event).toEqual({
      id: 'm1',
      lead: { key: 'user:42', name: 'Ann Lee', email: 'ann@example.com', company: 'Acme', owner: 'Bo' },
      occurredAt: Date.parse(at),
      type: 'page_view',
      label: 'Plan table',
      title: 'Pricing',
      path: '/pricing',
      url: 'https://www.example.com/pricing?utm_source=news&utm_medium=email&utm_campaign=may&utm_term=t&utm_content=c#x',
      referrer: 'https://example.org/',
      campaign: 'may',
      utmSource: 'news',
      utmMedium: 'email',
      utmTerm: 't',
      utmContent: 'c',
      points: -5,
      props: { plan: 'pro' },
    })
  })

  test.each<[Row, string, string | undefined]>([
    [{ lead: 'Ann@Example.com' }, 'email:ann@example.com', 'Ann@Example.com'],
    [{ lead: ' 42 ' }, 'user:42', undefined],
    [{ lead: 42 }, 'user:42', undefined],
    [{ lead: 'Ann@Example.com', email: 'work@example.com' }, 'email:ann@example.com', 'work@example.com'],
    [{ lead: '', anonymous_id: 'c1' }, 'anon:c1', undefined],
    [{ lead: 'NULL', anonymous_id: 'c1' }, 'anon:c1', undefined],
    [{ lead: '42', anonymous_id: 'c1' }, 'user:42', undefined],
  ])('%j names the lead %s', (row, key, email) => {
    expect(eventOf(row).lead).toMatchObject({ key, email })
  })

  test.each<[Row, string | undefined, string | undefined]>([
    [{ path: '/a' }, '/a', undefined],
    [{ path: '/a?x=1#y' }, '/a', undefined],
    [{ path: '/a#y?x=1' }, '/a', undefined],
    [{ path: 'https://example.com/a?b' }, '/a', 'https://example.com/a?b'],
    [{ path: '/a', url: 'https://example.com/b' }, '/a', 'https://example.com/b'],
    [{ url: 'https://example.com' }, '/', 'https://example.com'],
    [{ url: '//example.com/a' }, '/a', '//example.com/a'],
    [{ url: '/a?x' }, '/a', '/a?x'],
    [{ url: 'https://exa mple/%%%' }, undefined, 'https://exa mple/%%%'],
    [{ path: '/a:b//c' }, '/a:b//c', undefined],
  ])('%j is the page %s of %s', (row, path, url) => {
    expect(eventOf(row)).toMatchObject({ path, url })
  })

  test('a campaign column wins over the URL', () => {
    const url = 'https://example.com/?utm_campaign=in-url&utm_source=s'
    expect(eventOf({ url, utm_campaign: 'column' })).toMatchObject({ campaign: 'column', utmSource: 's' })
  })

  test('takes UTM parameters from a path', () => {
    expect(eventOf({ path: '/a?utm_source=s' })).toMatchObject({ path: '/a', utmSource: 's' })
  })

  test('renames types only as told', () => {
    expect(eventOf({ type: 'open_email' }).type).toBe('open_email')
    expect(eventOf({ type: 'open_email' }, { aliases: { open_email: 'email_open' } }).type).toBe('email_open')
    expect(eventOf({ type: 'constructor' }, { aliases: {} }).type).toBe('constructor')
  })

  test('keeps what no field takes, without its wrapping', () => {
    const event = eventOf({
      'properties.plan': 'pro',
      'props.seats': 3,
      tags: ['a'],
      'context.ip': '::1',
      gone: '',
      no: null,
    })
    expect(event.props).toEqual({ plan: 'pro', seats: 3, tags: ['a'], 'context.ip': '::1' })
  })

  test('reads properties that a CSV holds as JSON', () => {
    expect(eventOf({ props: '{"plan":"pro"}' }).props).toEqual({ plan: 'pro' })
    expect(eventOf({ props: '{broken' }).props).toEqual({ props: '{broken' })
  })

  test('leaves out what is ignored', () => {
    const mapping: Mapping = { fields: { lead: 'lead', at: 'at', type: 'type' }, ignored: ['secret'] }
    expect(eventOf({ secret: 's', plan: 'pro' }, { mapping }).props).toEqual({ plan: 'pro' })
  })

  test('assumes the zone for times without one', () => {
    const event = eventOf({ at: '2020-01-31 10:00:00' }, { assumedZone: 'Europe/Berlin' })
    expect(event.occurredAt).toBe(Date.parse('2020-01-31T09:00:00Z'))
  })

  test.each<[Row, string]>([
    [{ lead: '' }, 'lead is missing'],
    [{ lead: 'null' }, 'lead is missing'],
    [{ lead: { a: 1 } }, 'lead is missing'],
    [{ lead: 2 ** 60 }, 'lead has more digits than a JSON number keeps; write it as text, in quotes'],
    [{ type: ' ' }, 'type is missing'],
    [{ at: '' }, 'at is missing'],
    [
      { at: 'noon' },
      'at "noon" is not a time (ISO 8601 such as 2020-01-31T10:00:00Z, or seconds or milliseconds since 1970)',
    ],
    [{ points: '1.5' }, 'points "1.5" is not a whole number'],
    [{ points: 'many' }, 'points "many" is not a whole number'],
    [{ points: '3.0' }, 'accepted'],
    [{ points: '' }, 'accepted'],
  ])('%j: %s', (row, expected) => {
    expect(reasonOf(row)).toBe(expected)
  })
})
