import { describe, expect, test } from 'vitest'
import { detectEncoding } from './detect-encoding'
import { detectFormat } from './detect-format'
import { knownAlias } from './type-aliases'

describe('detectFormat', () => {
  test.each([
    ['a,b\n1,2', '', 'csv', ','],
    ['a;b;"c,d,e,f"\n', '', 'csv', ';'],
    ['a\tb\n1,5\t2', 'x.tsv', 'csv', '\t'],
    ['a|b', '', 'csv', '|'],
    ['only\n1', '', 'csv', ','],
    ['{"a":1}', '', 'ndjson', ','],
    ['{"a":1}', 'x.json', 'ndjson', ','],
    ['{a},b', 'x.CSV.gz', 'csv', ','],
  ])('%j in %j is %s with %j', (head, name, format, delimiter) => {
    expect(detectFormat(head, name)).toEqual({ format, delimiter })
  })

  test('what was asked for wins over the name', () => {
    expect(detectFormat('a,b', 'x.json', 'csv').format).toBe('csv')
  })

  test('a JSON array is explained', () => {
    expect(() => detectFormat(' [{"a":1}]')).toThrow('one JSON array')
  })

  test('an empty file is said to be empty', () => {
    expect(() => detectFormat('\n \n')).toThrow('The file is empty.')
  })
})

describe('detectEncoding', () => {
  const bytes = (...values: number[]) => Uint8Array.from(values)

  test.each([
    ['ASCII', bytes(97, 44, 98, 10), 'utf-8'],
    ['a character cut at the end', bytes(97, 10, 0xc3), 'utf-8'],
    ['UTF-8 with its mark', bytes(0xef, 0xbb, 0xbf, 97, 10), 'utf-8'],
    ['UTF-16', bytes(0xff, 0xfe, 97, 0), 'utf-16le'],
    ['UTF-16, big end first', bytes(0xfe, 0xff, 0, 97), 'utf-16be'],
    ['Windows-1252', bytes(77, 0xfc, 108, 108, 101, 114, 10), 'windows-1252'],
  ])('%s', (_, head, encoding) => {
    expect(detectEncoding(head).encoding).toBe(encoding)
  })

  test('old Mac line ends', () => {
    expect(detectEncoding(bytes(97, 13, 98, 13)).hasOldLineEnds).toBe(true)
    expect(detectEncoding(bytes(97, 13, 10, 98)).hasOldLineEnds).toBe(false)
  })

  test.each([
    ['Excel', bytes(0x50, 0x4b, 3, 4), 'an Excel, ZIP or similar file'],
    ['bytes that are no text', bytes(1, 0, 2), 'not a text file'],
  ])('refuses %s', (_, head, message) => {
    expect(() => detectEncoding(head)).toThrow(message)
  })
})

test.each([
  ['open_email', 'email_open'],
  ['Email Opened', 'email_open'],
  ['EmailOpened', 'email_open'],
  ['unsubscribe_email', 'unsubscribe'],
  ['Page View', 'page_view'],
  ['email_open', undefined],
  ['catalog', undefined],
  ['constructor', undefined],
])('knownAlias of %j is %j', (type, alias) => {
  expect(knownAlias(type)).toBe(alias)
})
