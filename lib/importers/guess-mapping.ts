import { readText } from './cell'
import { type FieldName, fields, type Mapping } from './fields'
import { timeParser } from './parse-time'
import type { Row } from './row'

// Columns are guessed from their names; the first rows only veto: some time must read as one, an event id must differ
// from row to row, a page that holds addresses is a URL.

/** A mapping for `columns`, as far as their names tell. `sample` is the file's first rows. */
export function guessMapping(columns: readonly string[], sample: readonly Row[] = []): Mapping {
  const mapping: Mapping = { fields: {}, ignored: [] }
  const free = new Map(columns.map((column) => [column, names(column)]))
  for (const field of fields) {
    const column = firstMatch(field.synonyms, free, (candidate) => isPlausible(field.name, candidate, sample))
    if (column === undefined) continue
    mapping.fields[field.name] = column
    free.delete(column)
  }
  nameLeadByEmail(mapping)
  return mapping
}

/** The best synonym wins over the place of the column; a column's whole name wins over the end of a nested one. */
function firstMatch(
  synonyms: readonly string[],
  free: ReadonlyMap<string, string[]>,
  isFit: (column: string) => boolean,
): string | undefined {
  const nameCount = Math.max(0, ...[...free.values()].map((columnNames) => columnNames.length))
  for (let i = 0; i < nameCount; i++) {
    for (const synonym of synonyms) {
      for (const [column, columnNames] of free) if (columnNames[i] === synonym && isFit(column)) return column
    }
  }
  return undefined
}

/** `properties.pageUrl` is known as `properties_page_url` and `page_url`. */
function names(column: string): string[] {
  const parts = column.split('.').map(snake)
  return [...new Set([parts.join('_'), parts.slice(-2).join('_'), parts.at(-1) ?? ''])]
}

function snake(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
}

const parseAnyTime = timeParser('UTC')

function isPlausible(field: FieldName, column: string, sample: readonly Row[]): boolean {
  const values = sample.map((row) => readText(row[column])).filter((value) => value !== '')
  if (values.length === 0) return true
  const every = (test: (value: string) => boolean) => values.every(test)
  const most = (test: (value: string) => boolean) => values.filter(test).length * 2 > values.length
  switch (field) {
    case 'at':
      return values.some((value) => 'ms' in parseAnyTime(value))
    case 'id':
      return new Set(values).size === values.length
    case 'path':
      return !most(isAddress)
    case 'url':
      return most((value) => isAddress(value) || value.startsWith('/'))
    case 'points':
      return every((value) => /^[+-]?\d+(\.0+)?$/.test(value))
    case 'email':
      return most((value) => value.includes('@'))
    default:
      return true
  }
}

function isAddress(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(value)
}

/** A file without a lead column but with addresses is about the people behind them. */
function nameLeadByEmail(mapping: Mapping): void {
  if (mapping.fields.lead || mapping.fields.anonymous || !mapping.fields.email) return
  mapping.fields.lead = mapping.fields.email
  delete mapping.fields.email
}
