import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { AppError } from '@/lib/errors'
import { detectEncoding, isGzip } from '@/lib/importers/detect-encoding'
import { createReader, type DetectedFormat, detectFormat, type FileFormat } from '@/lib/importers/detect-format'
import type { GoodRow, ReadRow, Row } from '@/lib/importers/row'

// A file's bytes, however many, as batches of rows. Only the piece at hand is in memory.

/** A file whose head has been looked at. */
export interface RowSource extends DetectedFormat {
  /** How its bytes are read, as TextDecoder names it. */
  encoding: string
  /** The columns in the head of the file: all of a CSV's, those met so far of NDJSON's. */
  columns: string[]
  /** The first rows in the head of the file. They come again in `batches`. */
  head: ReadRow[]
  /** Those of them that can be read. */
  sample: Row[]
  /** All rows, in order. To be read once. */
  batches: AsyncIterable<ReadRow[]>
  /** Lets go of the file when `batches` is not read to its end. */
  close(): void
  /** Bytes taken from the file so far, before unpacking. */
  bytesRead(): number
  /** Whether bytes that are no text in this encoding have been met; they were read as U+FFFD. */
  hasBadCharacters(): boolean
}

export interface OpenOptions {
  /** Its ending tells the format. */
  fileName?: string | undefined
  /** Over what name and content tell. */
  format?: FileFormat | undefined
}

const headBytes = 64 * 1024
const maxHeadRows = 500

/** @throws AppError 'bad_request' for a file that cannot be events, 'not_found' for none. */
export async function openFile(path: string, options: OpenOptions = {}): Promise<RowSource> {
  const stream = createReadStream(path, { highWaterMark: 64 * 1024 })
  return openRows(explainMissing(stream, path), { fileName: path, ...options })
}

/** @throws AppError 'bad_request' for bytes that cannot be events. */
export async function openRows(bytes: AsyncIterable<Uint8Array>, options: OpenOptions = {}): Promise<RowSource> {
  let bytesRead = 0
  let hasBadCharacters = false
  const counted = count(bytes, (length) => {
    bytesRead += length
  })
  const { head, all } = await unpack(counted)
  const { encoding, hasOldLineEnds } = detectEncoding(head)
  const decoder = new TextDecoder(encoding)
  const detected = detectFormat(
    new TextDecoder(encoding).decode(head, { stream: true }),
    options.fileName,
    options.format,
  )
  const reader = createReader(detected)
  const batches = read()
  const first = await batches.next()
  const headRows = first.done ? [] : first.value.slice(0, maxHeadRows)

  return {
    ...detected,
    encoding,
    columns: reader.columns(),
    head: headRows,
    sample: headRows.filter(isGood).map((row) => row.values),
    batches: again(first, batches),
    close: () => void batches.return(undefined),
    bytesRead: () => bytesRead,
    hasBadCharacters: () => hasBadCharacters,
  }

  async function* read(): AsyncGenerator<ReadRow[]> {
    for await (const chunk of all) yield reader.push(decode(chunk))
    yield [...reader.push(decode()), ...reader.end()]
  }

  function decode(chunk?: Uint8Array): string {
    const text = decoder.decode(chunk, { stream: chunk !== undefined })
    hasBadCharacters ||= text.includes('\uFFFD')
    return hasOldLineEnds ? text.replaceAll('\r', '\n') : text
  }
}

async function* explainMissing(stream: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* stream
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') throw new AppError('not_found', `There is no file ${path}`, { cause: error })
    if (code === 'EISDIR') throw new AppError('bad_request', `${path} is a folder, not a file`, { cause: error })
    if (code === 'EACCES') throw new AppError('bad_request', `${path} may not be read`, { cause: error })
    throw error
  }
}

async function* count(bytes: AsyncIterable<Uint8Array>, add: (length: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    add(chunk.length)
    yield chunk
  }
}

interface Peeked {
  /** The first piece: `headBytes` of it, less for a smaller file. */
  head: Uint8Array
  /** Everything, the head as its first piece. */
  all: AsyncIterable<Uint8Array>
}

async function unpack(bytes: AsyncGenerator<Uint8Array>): Promise<Peeked> {
  const packed = await peek(bytes)
  if (!isGzip(packed.head)) return packed
  const gunzip = createGunzip()
  pipeline(Readable.from(packed.all), gunzip, () => {}) // what goes wrong is thrown where `gunzip` is read
  return peek(explainDamage(gunzip))
}

async function* explainDamage(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))) throw error
    throw new AppError('bad_request', 'The gzip file is damaged or cut off.', { cause: error })
  }
}

async function peek(bytes: AsyncGenerator<Uint8Array>): Promise<Peeked> {
  const pieces: Uint8Array[] = []
  let length = 0
  while (length < headBytes) {
    const { value, done } = await bytes.next()
    if (done) break
    pieces.push(value)
    length += value.length
  }
  const head = Buffer.concat(pieces)
  return { head, all: withHead(head, bytes) }
}

async function* withHead(head: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head
    yield* rest
  } finally {
    await rest.return(undefined) // also when only the head was wanted: it closes the file
  }
}

async function* again(
  first: IteratorResult<ReadRow[], void>,
  rest: AsyncGenerator<ReadRow[], void>,
): AsyncGenerator<ReadRow[]> {
  if (!first.done) yield first.value
  yield* rest
}

const isGood = (row: ReadRow): row is GoodRow => 'values' in row
