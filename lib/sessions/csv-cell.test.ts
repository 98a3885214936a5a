import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toCsvCell } from './csv-cell'

describe('a cell', () => {
  test.each([
    ['plain', 'plain'],
    ['', ''],
    [null, ''],
    [-5, '-5'],
    ['-5', '-5'],
    ['+4.5', '+4.5'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['-5+cmd', "'-5+cmd"],
    ['+49 30 1234', "'+49 30 1234"],
    ['@sum', "'@sum"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['=HYPERLINK("http://a.test","x")', '"\'=HYPERLINK(""http://a.test"",""x"")"'],
    ['＝1+1', "'＝1+1"],
    ['2-1', '2-1'],
  ])('%j becomes %j', (value, cell) => {
    expect(toCsvCell(value)).toBe(cell)
  })

  test('any row of text is read back as it was, but for the apostrophe before a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2 }), (texts) => {
        const [row = []] = parse(`${texts.map(toCsvCell).join(',')}\r\n`) as string[][]
        expect(row.map((text, index) => (text === `'${texts[index]}` ? text.slice(1) : text))).toEqual(texts)
        for (const text of row) expect(text).not.toMatch(/^[=@\t\r]|^[+-](?!\d+(\.\d+)?$)/)
      }),
    )
  })
})
