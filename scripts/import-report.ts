import { absentFields } from '@/lib/importers/check-mapping'
import { type FieldName, fieldNames, type Mapping } from '@/lib/importers/fields'
import type { ImportResult } from '@/lib/imports/import-rows'
import type { RowSource } from '@/lib/imports/open-rows'
import type { RejectedRow } from '@/lib/imports/types'

// What `npm run import` says before and after.

const delimiterNames: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }

/** How the file is read: format, and what each column means. */
export function describeSource(name: string, source: RowSource, mapping: Mapping): string {
  const { format, delimiter, encoding, columns } = source
  const kind = format === 'csv' ? `CSV with ${delimiterNames[delimiter]}s` : 'NDJSON'
  const used = new Set([...Object.values(mapping.fields), ...mapping.ignored])
  const properties = columns.filter((column) => !used.has(column) && column !== 'props' && column !== 'properties')
  const lines = [
    `${name}: ${kind}${encoding === 'utf-8' ? '' : `, ${encoding}`}`,
    `Columns: ${describeFields(mapping)}`,
  ]
  if (properties.length > 0) lines.push(`Properties: ${shorten(properties)}`)
  const absent = absentFields(mapping, columns)
  if (absent.length > 0) {
    lines.push(`Not seen at the beginning of the file: ${absent.map(([, column]) => column).join(', ')}`)
  }
  return `${lines.join('\n')}\n`
}

function describeFields({ fields }: Mapping): string {
  const names = fieldNames.filter((name: FieldName) => fields[name] !== undefined)
  return names.map((name) => (fields[name] === name ? name : `${name}=${fields[name]}`)).join(', ')
}

function shorten(names: string[]): string {
  return names.length > 12 ? `${names.slice(0, 12).join(', ')} and ${names.length - 12} more` : names.join(', ')
}

export function describeResult(result: ImportResult, source: RowSource, isDryRun: boolean): string {
  const counts = [
    [isDryRun ? 'would be accepted' : 'accepted', result.accepted],
    ['duplicates', result.duplicates],
    ['rejected', result.rejected],
  ] as const
  const lines = [counts.map(([name, count]) => `${count.toLocaleString('en')} ${name}`).join(' · ')]
  if (source.hasBadCharacters())
    lines.push(`Some bytes of the file are no ${source.encoding} text; they were read as "\uFFFD".`)
  if (result.unknownTypes.length > 0) {
    const types = result.unknownTypes.slice(0, 12).map(({ type, alias }) => `${type}=${alias}`)
    lines.push(`Leadtrail has names of its own for some types: --types ${quoteForShell(types.join(','))}`)
  }
  return `${lines.join('\n')}\n`
}

function quoteForShell(text: string): string {
  return /^[\w=,.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}

const maxReasons = 1000
const shownReasons = 5

/** Counts rejected rows by reason, to show the first few. */
export class RejectSummary {
  private readonly byReason = new Map<string, { count: number; line: number; reason: string }>()

  add(rows: readonly RejectedRow[]): void {
    for (const { line, reason } of rows) {
      const kind = reason.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/\d+/g, '0') // rows differ in what they quote
      const known = this.byReason.get(kind)
      if (known) known.count++
      else if (this.byReason.size < maxReasons) this.byReason.set(kind, { count: 1, line, reason })
    }
  }

  describe(): string {
    const kinds = [...this.byReason.values()].sort((a, b) => b.count - a.count)
    const lines = kinds.slice(0, shownReasons).map(({ count, line, reason }) => {
      const more = count > 1 ? ` (and ${(count - 1).toLocaleString('en')} more like it)` : ''
      return `  line ${line}: ${reason}${more}`
    })
    if (kinds.length > shownReasons) lines.push(`  and ${kinds.length - shownReasons} other reasons`)
    return lines.length === 0 ? '' : `Rejected:\n${lines.join('\n')}\n`
  }
}
