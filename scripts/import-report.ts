import { absentFields } from '@/lib/importers/check-mapping'
import { type FieldName, fieldNames, type Mapping } from '@/lib/importers/fields'
import type { ImportResult } from '@/lib/imports/import-rows'
import type { RowSource } from '@/lib/imports/open-rows'
import type { RejectSummary } from '@/lib/imports/reject-summary'
import type { ImportCounts } from '@/lib/imports/types'

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

export function describeResult({ accepted, duplicates, rejected }: ImportCounts, isDryRun: boolean): string {
  return describeCounts([
    [isDryRun ? 'would be accepted' : 'accepted', accepted],
    ['duplicates', duplicates],
    ['rejected', rejected],
  ])
}

export function describeCounts(counts: [name: string, count: number][]): string {
  return `${counts.map(([name, count]) => `${count.toLocaleString('en')} ${name}`).join(' · ')}\n`
}

/** What else is worth knowing of a file that has been read. */
export function describeFindings({ unknownTypes }: ImportResult, source: RowSource): string {
  const lines: string[] = []
  if (source.hasBadCharacters()) lines.push(`Some bytes are no ${source.encoding} text; they were read as "\uFFFD".`)
  if (unknownTypes.length > 0) {
    const types = unknownTypes.slice(0, 12).map(({ type, alias }) => `${type}=${alias}`)
    lines.push(`Leadtrail has names of its own for some types: --types ${quoteForShell(types.join(','))}`)
  }
  return lines.map((line) => `${line}\n`).join('')
}

function quoteForShell(text: string): string {
  return /^[\w=,.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}

const shownReasons = 5

export function describeRejected(summary: RejectSummary): string {
  const kinds = summary.kinds()
  const lines = kinds.slice(0, shownReasons).map(({ count, line, reason }) => {
    const more = count > 1 ? ` (and ${(count - 1).toLocaleString('en')} more like it)` : ''
    return `  line ${line}: ${reason}${more}`
  })
  if (kinds.length > shownReasons) lines.push(`  and ${kinds.length - shownReasons} other reasons`)
  return lines.length === 0 ? '' : `Rejected:\n${lines.join('\n')}\n`
}
