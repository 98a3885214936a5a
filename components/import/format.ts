import type { FilePreview } from '@/lib/imports/types'

const units = ['bytes', 'kB', 'MB', 'GB', 'TB']

/** @example formatBytes(2_132_666) // '2.1 MB' */
export function formatBytes(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const value = bytes / 1000 ** power
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[power]}`
}

/** @example formatCount(1, 'row') // '1 row' */
export function formatCount(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}

const delimiters: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' }

/** @example 'CSV with commas, UTF-8' */
export function formatKind({ format, delimiter, encoding }: FilePreview): string {
  const kind = format === 'csv' ? `CSV with ${delimiters[delimiter]}` : 'NDJSON'
  return `${kind}, ${encoding === 'windows-1252' ? 'Windows-1252' : encoding.toUpperCase()}`
}
