import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { AppError } from '@/lib/errors'
import { toCsvCell } from '@/lib/sessions/csv-cell'
import type { RejectedRow } from './types'

export interface RejectsFile {
  /** Resolves when the file can take more. */
  write(rows: readonly RejectedRow[]): Promise<void>
  close(): Promise<void>
}

/** A CSV file `line,field,reason,row`, the row as it stands in the imported file. @throws AppError when it cannot be made. */
export async function openRejects(path: string): Promise<RejectsFile> {
  const stream = createWriteStream(path)
  const failed = new Promise<never>((_, reject) => {
    stream.once('error', (cause) => {
      reject(new AppError('unavailable', `Cannot write the rejects file ${path}: ${cause.message}`, { cause }))
    })
  })
  failed.catch(() => {}) // told by whatever waits for the file next
  await Promise.race([new Promise<void>((resolve) => stream.once('open', () => resolve())), failed])
  stream.write('line,field,reason,row\n')
  return {
    async write(rows) {
      const hasRoom = stream.write(rows.map(toLine).join(''))
      if (!hasRoom) await Promise.race([new Promise<void>((resolve) => stream.once('drain', resolve)), failed])
    },
    async close() {
      stream.end()
      await Promise.race([finished(stream), failed])
    },
  }
}

function toLine({ line, field, reason, text }: RejectedRow): string {
  return `${[line, field, reason, text].map(toCsvCell).join(',')}\n`
}
