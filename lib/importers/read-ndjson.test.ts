import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ndjsonReader } from './read-ndjson'
import type { ReadRow } from './row'

function read(...pieces: string[]): ReadRow[] {
  const reader = ndjsonReader({ maxLength: 200 })
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()]
}

describe('ndjsonReader', () => {
  test('reads one object a line, and counts empty lines', () => {
    const rows = read('{"a":1}\r\n\n  \n{"a":null,"b":[1]}')
    expect(rows).toEqual([
      { line: 1, text: '{"a":1}\r', values: { a: 1 } },
      { line: 4, text: '{"a":null,"b":[1]}', values: { a: null, b: [1] } },
    ])
  })

  test('makes columns of nested objects', () => {
    const rows = read('{"user":{"id":7,"traits":{"plan":"pro"}},"tags":["x"]}')
    expect(rows[0]).toMatchObject({ values: { 'user.id': 7, 'user.traits.plan': 'pro', tags: ['x'] } })
  })

  test.each([
    ['{"a":1', /^Not valid JSON: /],
    ['[1]', /^A JSON object is expected, not an array$/],
    ['null', /^A JSON object is expected, not null$/],
    ['7', /^A JSON object is expected, not a number$/],
    [`{"a":"${'x'.repeat(300)}"}`, /^The row is longer than 200 characters$/],
  ])('rejects %j and reads the next line', (line, reason) => {
    const rows = read(`${line}\n{"a":2}\n`)
    expect(rows).toMatchObject([
      { line: 1, reason: expect.stringMatching(reason) },
      { line: 2, values: { a: 2 } },
    ])
  })

  test('a column may be called like a part of every object', () => {
    const [row] = read('{"__proto__":{"x":1},"constructor":"c"}')
    expect(row && 'values' in row && Object.entries(row.values)).toEqual([
      ['__proto__.x', 1],
      ['constructor', 'c'],
    ])
  })

  test('it does not matter where the text is cut', () => {
    const text = `{"a":1}\nnonsense\n${'y'.repeat(450)}\n\n{"b":{"c":2}}`
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), (i, j) => {
        const [first = 0, second = 0] = [i, j].sort((a, b) => a - b)
        const rows = read(text.slice(0, first), text.slice(first, second), text.slice(second))
        expect(rows.map((row) => [row.line, 'values' in row])).toEqual([
          [1, true],
          [2, false],
          [3, false],
          [5, true],
        ])
      }),
    )
  })
})
