import { describe, expect, test } from 'vitest'
import { cleanEvent } from './clean-event'
import type { IncomingEvent } from './incoming-event'

const event: IncomingEvent = { id: '1', lead: { key: 'user:42' }, occurredAt: 1000, type: 'page_view' }

describe('what cannot be stored is refused by name', () => {
  test.each<[string, Partial<IncomingEvent>]>([
    ['id', { id: ' ' }],
    ['id', { id: 'x'.repeat(257) }],
    ['lead', { lead: { key: '' } }],
    ['lead', { lead: { key: '42' } }],
    ['lead', { lead: { key: 'user:' } }],
    ['type', { type: '' }],
    ['type', { type: 'x'.repeat(101) }],
    ['occurredAt', { occurredAt: Number.NaN }],
    ['occurredAt', { occurredAt: -1 }],
    ['occurredAt', { occurredAt: Number.POSITIVE_INFINITY }],
    ['occurredAt', { occurredAt: Date.UTC(2200, 0, 1) }],
    ['points', { points: 0.5 }],
    ['points', { points: 1_000_001 }],
    ['points', { points: Number.NaN }],
    ['props', { props: { text: 'x'.repeat(70_000) } }],
    ['props', { props: JSON.parse(`${'{"a":'.repeat(101)}1${'}'.repeat(101)}`) }],
  ])('%s of %j', (field, change) => {
    expect(() => cleanEvent({ ...event, ...change })).toThrow(expect.objectContaining({ code: 'bad_request', field }))
  })
})

describe('what can be stored is made fit', () => {
  test.each<[string, Partial<IncomingEvent>, object]>([
    ['NUL bytes go', { title: 'a\0b', id: '1\0' }, { title: 'ab', id: '1' }],
    ['half a character is replaced', { title: 'a\ud83d', path: '\ude00/' }, { title: 'a\ufffd', path: '\ufffd/' }],
    ['a whole character stays', { title: '\u{1f600}' }, { title: '\u{1f600}' }],
    ['empty text is missing text', { path: '', label: '' }, { path: null, label: null }],
    ['long text is cut', { label: 'x'.repeat(600) }, { label: 'x'.repeat(500) }],
    [
      'a cut never leaves half a character',
      { label: `${'x'.repeat(499)}\u{1f600}` },
      { label: `${'x'.repeat(499)}\ufffd` },
    ],
    ['parts of a millisecond go', { occurredAt: 1000.9 }, { occurredAt: 1000 }],
    ['no points are 0 points', { points: -0 }, { points: 0 }],
    ['properties become JSON', { props: { a: [1, null] } }, { props: '{"a":[1,null]}' }],
    ['no properties are none', { props: {} }, { props: null }],
    [
      'broken text in properties is mended',
      { props: { 'k\0': ['\ud83d', { x: 'a\0' }] } },
      { props: '{"k":["\ufffd",{"x":"a"}]}' },
    ],
  ])('%s', (_, change, expected) => {
    expect(cleanEvent({ ...event, ...change })).toMatchObject(expected)
  })

  test('an address names its lead in lower case, and is its email', () => {
    const { lead } = cleanEvent({ ...event, lead: { key: 'email:Ann@Example.com' } })
    expect(lead).toMatchObject({ key: 'email:ann@example.com', email: 'ann@example.com' })
  })

  test('a path fits into an index, whatever its characters weigh', () => {
    const { path } = cleanEvent({ ...event, path: '/\u{1f600}'.repeat(1000) })
    expect(Buffer.byteLength(path ?? '')).toBeLessThanOrEqual(2048)
  })

  test('cleaning twice changes nothing more', () => {
    const once = cleanEvent({ ...event, title: 'a\0\ud83d', path: '/x', points: 5 })
    expect(cleanEvent({ ...once, props: null, suppressed: null })).toEqual(once)
  })
})
