import type { CopyValue } from './database'

/** One line of COPY's text format for each row, of the columns at these places. */
export function toCopyText(rows: readonly (readonly CopyValue[])[], columns: readonly number[]): string {
  let text = ''
  for (const row of rows) {
    for (let i = 0; i < columns.length; i++) text += (i ? '\t' : '') + toField(row[columns[i] as number])
    text += '\n'
  }
  return text
}

function toField(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return escapeField(value)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return escapeField(toArrayLiteral(value))
  return String(value)
}

const special = /[\\\t\n\r]/
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escapeField(text: string): string {
  return special.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character) : text
}

function toArrayLiteral(items: readonly (string | number)[]): string {
  let text = '{'
  for (const item of items) text += (text === '{' ? '' : ',') + (typeof item === 'number' ? item : quote(item))
  return `${text}}`
}

function quote(item: string): string {
  return /["\\]/.test(item) ? `"${item.replace(/["\\]/g, '\\$&')}"` : `"${item}"`
}
