import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { intents, outcomes, sources, statuses } from '@/lib/sessionizer/types'
import { type FilterName, filterDefinitions, none, paramsOf } from './filter-definitions'
import { parseSequence } from './parse-sequence'
import { anyPathText } from './path-fixtures'
import { formatPath, parsePath } from './path-text'
import { anySequenceText } from './sequence-fixtures'
import { parseSessionFilter, type SessionFilter, serializeSessionFilter, sessionFilterSchema } from './session-filter'
import { writeSessionFilter } from './write-session-query'

const word = fc.oneof(
  fc.string({ minLength: 1, unit: fc.constantFrom('a', ',', '\\', '*', '"', ' ', '&', '=', '%', 'ü', '😀', "'") }),
  fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !text.includes('\0')),
  fc.constant(none),
)
const words = fc.uniqueArray(word, { minLength: 1, maxLength: 4 })
const some = <Value extends string>(all: readonly Value[]) => fc.subarray([...all], { minLength: 1 })
const range = (min: number) =>
  fc
    .tuple(fc.integer({ min, max: 1e9 }), fc.nat(1e6), fc.constantFrom('both', 'min', 'max'))
    .map(([min, length, ends]) => ({ ...(ends !== 'max' && { min }), ...(ends !== 'min' && { max: min + length }) }))
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2999-12-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const anyFilter: fc.Arbitrary<SessionFilter> = fc
  .record(
    {
      lead: words,
      days: fc.uniqueArray(day, { minLength: 1, maxLength: 2 }).map((days) => days.toSorted()),
      tz: fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns'),
      duration: range(0),
      events: range(0),
      points: range(-1e9),
      entry: words,
      exit: words,
      entryPath: words,
      exitPath: words,
      source: some(sources),
      campaign: words,
      status: some(statuses),
      intent: some(intents),
      outcome: some(outcomes),
      contains: words,
      seq: anySequenceText.map((text) => parseSequence(text).sequence ?? []),
      path: fc.uniqueArray(anyPathText.map(writtenPath), { minLength: 1, maxLength: 3 }),
      reached: words,
      missed: words,
      firstWith: words,
      visit: range(1),
      sinceFirst: fc.integer({ min: 0, max: 1e6 }).map((max) => ({ max })),
      firstTouch: some(sources),
      q: fc.string({ minLength: 1 }).filter((text) => text === text.trim() && text !== '' && !text.includes('\0')),
    },
    { requiredKeys: [] },
  )
  .map(({ days, ...filter }) => ({ ...filter, ...(days && { from: days[0], ...(days[1] && { to: days[1] }) }) }))

function writtenPath(text: string): string {
  const { path } = parsePath(text)
  return path ? formatPath(path) : ''
}

const parse = (text: string) => parseSessionFilter(new URLSearchParams(text))

describe('the URL form of a filter', () => {
  test('reading what was written gives the same filter', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const params = serializeSessionFilter(filter)
        expect(parseSessionFilter(params)).toEqual({ filter, problems: [] })
        expect(parse(params.toString())).toEqual({ filter, problems: [] })
      }),
      { numRuns: 500 },
    )
  })

  test('a browser writes the same without the schema', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        expect(writeSessionFilter(filter).toString()).toBe(serializeSessionFilter(filter).toString())
      }),
      { numRuns: 500 },
    )
  })

  test('equal filters make equal links, whatever the order of their parameters', () => {
    expect(serializeSessionFilter(parse('outcome=converted&lead=b,a&from=2026-01-01').filter).toString()).toBe(
      'lead=b%2Ca&from=2026-01-01&outcome=converted',
    )
  })

  test.each([
    ['duration=60..300', { duration: { min: 60, max: 300 } }],
    ['duration=60..', { duration: { min: 60 } }],
    ['duration=..300', { duration: { max: 300 } }],
    ['duration=60', { duration: { min: 60, max: 60 } }],
    ['points=-10..-1', { points: { min: -10, max: -1 } }],
    ['points=..-1', { points: { max: -1 } }],
    ['points=-0', { points: { min: 0, max: 0 } }],
    ['lead=a,b,a', { lead: ['a', 'b'] }],
    ['lead=a&lead=b', { lead: ['a', 'b'] }],
    ['entry=a%5C,b,c', { entry: ['a,b', 'c'] }],
    ['entry=a%5C%5C,c', { entry: ['a\\', 'c'] }],
    ['entry=a%5Cb', { entry: ['a\\b'] }],
    ['source=email,paid+search', { source: ['Email', 'Paid Search'] }],
    ['contains=demo_request,page:/pricing*', { contains: ['demo_request', 'page:/pricing*'] }],
    ['from=2024-02-29&to=2024-02-29&tz=Europe/Berlin', { from: '2024-02-29', to: '2024-02-29', tz: 'Europe/Berlin' }],
    ['q=+Ann++Lee+', { q: 'Ann  Lee' }],
    ['lead=&duration=&q=', {}],
    ['', {}],
  ])('%s', (text, filter) => {
    expect(parse(text)).toEqual({ filter, problems: [] })
  })

  test('the query of a page is read like a URL', () => {
    expect(parseSessionFilter({ lead: ['a', 'b'], q: undefined, status: 'active' })).toEqual({
      filter: { lead: ['a', 'b'], status: ['active'] },
      problems: [],
    })
  })
})

describe('what cannot be read is named, and the rest stays in force', () => {
  test.each([
    ['foo=1', 'foo', 'Unknown parameter "foo"'],
    ['__proto__=1', '__proto__', 'Unknown parameter "__proto__"'],
    ['toString=1', 'toString', 'Unknown parameter "toString"'],
    ['sort=points', 'sort', 'Unknown parameter "sort"'],
    ['duration=abc', 'duration', 'duration: must be a range of whole numbers: 60..300, 60.., ..300 or 60'],
    ['duration=..', 'duration', 'duration: must be a range of whole numbers: 60..300, 60.., ..300 or 60'],
    ['duration=60-5', 'duration', 'duration: must be a range of whole numbers: 60..300, 60.., ..300 or 60'],
    ['duration=1.5..2', 'duration', 'duration: must be a range of whole numbers: 60..300, 60.., ..300 or 60'],
    ['duration=300..60', 'duration', 'duration: is reversed: 300..60; write 60..300'],
    ['events=-1..', 'events', 'events: must lie between 0 and 1000000000000'],
    ['points=99999999999999999999', 'points', 'points: must lie between -1000000000000 and 1000000000000'],
    ['status=done', 'status', 'status: "done" is not one of active, idle, ended'],
    ['intent=high,hot,cold', 'intent', 'intent: "hot", "cold" is not one of high, research, neutral, low'],
    ['outcome=won', 'outcome', 'outcome: "won" is not one of converted, engaged, bounced, unsubscribed'],
    ['lead=a,,b', 'lead', 'lead: has an empty value'],
    ['lead=a,', 'lead', 'lead: has an empty value'],
    ['from=2026-02-30', 'from', 'from: must be a day like 2026-03-31'],
    ['from=1899-12-31', 'from', 'from: must be a day like 2026-03-31'],
    ['to=2999-12-31', 'to', 'to: must be a day like 2026-03-31'],
    ['to=%2B010000-01-01', 'to', 'to: must be a day like 2026-03-31'],
    [`lead=${Array.from({ length: 201 }, (_, i) => i)}`, 'lead', 'lead: has more than 200 values'],
    ['from=yesterday', 'from', 'from: must be a day like 2026-03-31'],
    ['tz=Mars/Base', 'tz', 'tz: must be a time zone like Europe/Berlin'],
    ['from=2026-03-02&to=2026-03-01', 'from', 'from: the range is reversed, 2026-03-02 lies after 2026-03-01'],
    ['q=+', 'q', 'q: has no words'],
    ['seq=a+%3E', 'seq', 'seq: a step is missing at the end (character 4)'],
    ['seq=a&seq=b', 'seq', 'seq: one sequence at a time; a comma inside a name is written \\, (character 2)'],
    ['q=a%00b', 'q', 'q: holds a NUL character'],
  ])('%s', (text, param, message) => {
    expect(parse(`${text}&entry=page_view`)).toEqual({
      filter: { entry: ['page_view'] },
      problems: [{ param, message }],
    })
  })

  test('half of a character, which no URL but other callers can hold', () => {
    const problem = { param: 'q', message: 'q: holds half of a character' }
    for (const q of ['a\ud83d', '\ude00b', '\ude00\ud83d']) {
      expect(parseSessionFilter({ q })).toEqual({ filter: {}, problems: [problem] })
    }
    expect(parseSessionFilter({ q: '\u{1f600}' })).toEqual({ filter: { q: '\u{1f600}' }, problems: [] })
  })

  test('an unknown source names the known ones', () => {
    const [problem] = parse('source=Fax').problems
    expect(problem?.message).toMatch(/^source: "Fax" is not one of Email, Direct, .*Paid Other$/)
  })

  test('every problem is reported', () => {
    expect(parse('foo=1&bar=2&duration=x').problems.map(({ param }) => param)).toEqual(['foo', 'bar', 'duration'])
  })
})

test('the parameters of the definitions are those of the schema', () => {
  const params = (Object.keys(filterDefinitions) as FilterName[]).flatMap(paramsOf)
  expect(params).toEqual(Object.keys(sessionFilterSchema.shape))
})
