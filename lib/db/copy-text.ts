import type { CopyValue } from './database'

/** One line of COPY's text format for each row. */
export function toCopyText(rows: readonly (readonly CopyValue[])[]): string {
  let text = ''
  for (const row of rows) {
    for (let i = 0; i < row.length; i++) text += (i ? '\t' : '') + toField(row[i])
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

const special = /[\\\t\n\r]/g
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escapeField(text: string): string {
  return special.test(text) ? text.replace(special, (character) => escapes[character] ?? character) : text
}

function toArrayLiteral(items: readonly (string | number)[]): string {
  const quoted = items.map((item) =>
    typeof item === 'number' ? String(item) : `"${item.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`,
  )
  return `{${quoted.join(',')}}`
}
