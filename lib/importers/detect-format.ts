import { AppError } from '@/lib/errors'
import { csvReader } from './read-csv'
import { ndjsonReader } from './read-ndjson'
import type { RowReader } from './row'

export const fileFormats = ['csv', 'ndjson'] as const
export type FileFormat = (typeof fileFormats)[number]

export interface DetectedFormat {
  format: FileFormat
  /** Of CSV. */
  delimiter: string
}

const delimiters = [',', ';', '\t', '|']

/** What `head`, the beginning of a file's text, is. The file's name decides first, `format` over both. */
export function detectFormat(head: string, fileName = '', format?: FileFormat): DetectedFormat {
  const start = head.trimStart()
  if (start === '') throw new AppError('bad_request', 'The file is empty.')
  const found = format ?? byName(fileName) ?? (/^[[{]/.test(start) ? 'ndjson' : 'csv')
  if (found === 'ndjson' && start.startsWith('[')) {
    throw new AppError(
      'bad_request',
      "The file is one JSON array. Write one object per line instead: jq -c '.[]' FILE > FILE.ndjson",
    )
  }
  return { format: found, delimiter: guessDelimiter(start) }
}

export function createReader({ format, delimiter }: DetectedFormat): RowReader {
  return format === 'ndjson' ? ndjsonReader() : csvReader({ delimiter })
}

function byName(fileName: string): FileFormat | undefined {
  const name = fileName.toLowerCase().replace(/\.gz$/, '')
  if (/\.(csv|tsv|tab)$/.test(name)) return 'csv'
  return /\.(ndjson|jsonl|json)$/.test(name) ? 'ndjson' : undefined
}

/** The delimiter that the header has most of, outside of quotes. */
function guessDelimiter(head: string): string {
  const header = (head.split('\n', 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const counts = delimiters.map((delimiter) => header.split(delimiter).length)
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ','
}
