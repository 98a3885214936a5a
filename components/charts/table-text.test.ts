import { expect, test } from 'vitest'
import { tableText } from './table-text'

const table = (...rows: { text: string; copy?: string | number }[][]) =>
  tableText({ caption: '', columns: [{ label: 'Day' }, { label: 'Sessions', isNumber: true }], rows })

test('cells are separated by tabs, and numbers go as numbers', () => {
  expect(table([{ text: '3 May' }, { text: '1,204', copy: 1204 }])).toBe('Day\tSessions\n3 May\t1204')
})

test('nothing in a cell breaks out of it or becomes a formula', () => {
  expect(table([{ text: 'a\tb\nc' }, { text: '=SUM(A1)' }])).toBe("Day\tSessions\na b c\t'=SUM(A1)")
  expect(table([{ text: '-12' }, { text: '−12', copy: -12 }])).toBe('Day\tSessions\n-12\t-12')
})
