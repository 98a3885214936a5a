import { AppError } from '@/lib/errors'
import { detectEncoding, isGzip } from '@/lib/importers/detect-encoding'
import { createReader, detectFormat } from '@/lib/importers/detect-format'
import { toPreviewRows } from '@/lib/importers/preview'
import type { FilePreview } from '@/lib/imports/types'

const headBytes = 128 * 1024

/**
 * Looks at the beginning of a file in the browser; nothing is sent.
 * @throws AppError 'bad_request' for a file that cannot be events
 */
export async function readPreview(file: File): Promise<FilePreview> {
  const start = new Uint8Array(await file.slice(0, headBytes).arrayBuffer())
  const head = isGzip(start) ? await unpack(start) : start
  const { encoding, hasOldLineEnds } = detectEncoding(head)
  const isWhole = !isGzip(start) && file.size <= headBytes
  const decoded = new TextDecoder(encoding).decode(head, { stream: !isWhole })
  const text = hasOldLineEnds ? decoded.replaceAll('\r', '\n') : decoded
  const detected = detectFormat(text, file.name)
  const reader = createReader(detected)
  const rows = [...reader.push(text), ...(isWhole ? reader.end() : [])]
  if (reader.columns().length === 0) throw new AppError('bad_request', 'No columns were found in this file.')
  return { ...detected, encoding, columns: reader.columns(), ...toPreviewRows(rows) }
}

/** What the first part of a gzip file holds; that it is cut off is no error here. */
async function unpack(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  const pieces: Uint8Array<ArrayBuffer>[] = []
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) pieces.push(part.value)
  } catch {
    if (pieces.length === 0) throw new AppError('bad_request', 'The gzip file is damaged.')
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer())
}
