import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvReader } from './read-csv'
import type { ReadRow } from './row'

function read(text: string, { delimiter = ',', maxLength = 1000, pieces = [text] } = {}): ReadRow[] {
  const reader = csvReader({ delimiter, maxLength })
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()]
}

/** `line: values` or `line! reason` */
function show(rows: ReadRow[]): string[] {
  return rows.map((row) =>
    'values' in row ? `${row.line}: ${Object.values(row.values).join('|')}` : `${row.line}! ${row.reason}`,
  )
}

describe('csvReader', () => {
  test.each<[string, string, string[]]>([
    ['plain rows', 'a,b\n1,2\n3,4\n', ['2: 1|2', '3: 3|4']],
    ['no line end at the end', 'a,b\n1,2', ['2: 1|2']],
    ['CRLF', 'a,b\r\n1,2\r\n"3","4"\r\n', ['2: 1|2', '3: 3|4']],
    ['empty values', 'a,b,c\n,,\n1,,\n', ['3: 1||']],
    ['empty lines are no rows', '\n\na,b\n\n1,2\n\n\n3,4\n', ['5: 1|2', '8: 3|4']],
    ['a quoted delimiter', 'a,b\n"1,5",2\n', ['2: 1,5|2']],
    ['doubled quotes', 'a,b\n"say ""hi""",2\n"""",x\n', ['2: say "hi"|2', '3: "|x']],
    ['an empty quoted value', 'a,b\n"",2\n', ['2: |2']],
    ['lines inside quotes count', 'a,b\n"1\n2\n3",x\n4,5\n', ['2: 1\n2\n3|x', '5: 4|5']],
    ['CRLF inside quotes stays', 'a,b\r\n"1\r\n2",x\r\n3,4\r\n', ['2: 1\r\n2|x', '4: 3|4']],
    ['a quote inside a plain value is a letter', 'a,b\n5" pipe,2\n', ['2: 5" pipe|2']],
    ['a quoted header', '"a","b"\n1,2\n', ['2: 1|2']],
    ['too few values', 'a,b\n1\n2,3\n', ['2! The row has 1 values, the header has 2', '3: 2|3']],
    ['too many values', 'a,b\n1,2,3\n4,5\n', ['2! The row has 3 values, the header has 2', '3: 4|5']],
  ])('reads %s', (_, text, expected) => {
    expect(show(read(text))).toEqual(expected)
  })

  test('goes on with the next line after a quote that closes inside a value', () => {
    const rows = show(read('a,b\n"ann,1\n2,"bob"\n3,4\n'))
    expect(rows).toEqual(['2! Text follows the closing quote of value 1', '3: 2|bob', '4: 3|4'])
  })

  test('goes on with the next line after a quote that never closes', () => {
    const rows = show(read('a,b\n"ann,1\n2,bob\n3,4\n'))
    expect(rows).toEqual(['2! A quote opens in this row and does not close', '3: 2|bob', '4: 3|4'])
  })

  test('goes on with the next line after a row of the wrong length that runs over several lines', () => {
    const rows = show(read('a,b\n"ann,1\n2,bob"\n3,4\n'))
    expect(rows).toEqual([
      '2! The row has 1 values, the header has 2; a quote may be missing its partner',
      '3: 2|bob"',
      '4: 3|4',
    ])
  })

  test('gives up a quote after the longest row, without keeping the file in memory', () => {
    const filler = Array.from({ length: 200 }, (_, i) => `${i},x`)
    const rows = show(read(['a,b', '"ann,1', ...filler].join('\n'), { maxLength: 300 }))
    expect(rows[0]).toBe('2! The row is longer than 300 characters, or a quote in it does not close')
    expect(rows.slice(1)).toEqual(filler.map((row, i) => `${i + 3}: ${row.replace(',', '|')}`))
  })

  test('rejects a plain row that is too long and reads the next', () => {
    const rows = show(read(`a,b\n${'x'.repeat(2000)},1\n3,4\n`))
    expect(rows).toEqual(['2! The row is longer than 1,000 characters, or a quote in it does not close', '3: 3|4'])
  })

  test('takes a huge value up to the longest row', () => {
    const huge = 'x\n'.repeat(400_000)
    const [row] = read(`a,b\n"${huge}",1\n`, { maxLength: 1_000_000 })
    expect(row).toMatchObject({ line: 2, values: { a: huge, b: '1' } })
  })

  test('keeps the text of a row for the list of rejected ones', () => {
    expect(read('a,b\r\n1,2,"x"\r\n').map((row) => row.text)).toEqual(['1,2,"x"'])
  })

  test('numbers a column name that stands twice and names a column without a name', () => {
    const reader = csvReader({ delimiter: ',' })
    reader.push('a,a,,b \n')
    expect(reader.columns()).toEqual(['a', 'a (2)', 'column 3', 'b'])
  })

  test('refuses a header that cannot be read', () => {
    expect(() => read('"a,b\n1,2\n')).toThrow('Line 1: the header cannot be read. A quote opens in this row')
  })

  const anyRows = fc.array(
    fc.array(fc.string({ unit: fc.constantFrom(...'ab",;\n\r ') }), { minLength: 2, maxLength: 2 }),
  )

  test('it does not matter where the text is cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab",\n\r'), maxLength: 60 }),
        fc.nat(),
        fc.nat(),
        (text, i, j) => {
          const whole = `h,i\n${text}`
          const [first = 0, second = 0] = [i % (whole.length + 1), j % (whole.length + 1)].sort((a, b) => a - b)
          const pieces = [whole.slice(0, first), whole.slice(first, second), whole.slice(second)]
          for (const maxLength of [8, 1000]) {
            expect(read(whole, { pieces, maxLength })).toEqual(read(whole, { maxLength }))
          }
        },
      ),
    )
  })

  test('reads well-formed CSV as csv-parse does', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom('\n', '\r\n'), fc.constantFrom(',', ';'), (rows, newline, delimiter) => {
        const quote = (value: string) => (/[",;\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
        const text = [['a', 'b'], ...rows].map((row) => row.map(quote).join(delimiter) + newline).join('')
        const expected = parse(text, { columns: true, delimiter, trim: false })
        const filled = (row: object) => Object.values(row).some((value) => value !== '')
        expect(read(text, { delimiter }).map((row) => 'values' in row && row.values)).toEqual(
          (expected as object[]).filter(filled),
        )
      }),
    )
  })

  test('every character of the file is in a row, a rejected row, or a blank line', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab",\n'), maxLength: 60 }), (text) => {
        const lines = text.split('\n')
        const seen = new Set(
          read(`h,i\n${text}`).flatMap((row) => row.text.split('\n').map((_, offset) => row.line - 2 + offset)),
        )
        const isBlank = (line: string) => line.replace(/[",]/g, '') === ''
        expect(lines.flatMap((line, i) => (isBlank(line) || seen.has(i) ? [] : [line]))).toEqual([])
      }),
    )
  })
})
