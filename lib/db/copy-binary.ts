import type { ColumnType, CopyValue } from './database'

// COPY's binary format ("File Formats" under COPY in PostgreSQL's manual, and the send and receive functions of each
// type). The database has nothing to parse then: times above all cost it more than all else of a row.

const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1') // with no flags and no extension
const textOid = 25
const epochMs = Date.UTC(2000, 0, 1) // where PostgreSQL counts from

/** Rows as `COPY ... WITH (FORMAT binary)` reads them, of the columns at these places. */
export function toCopyBinary(
  rows: readonly (readonly CopyValue[])[],
  types: readonly ColumnType[],
  places: readonly number[],
): Buffer {
  const out = new Writer(rows.length * (places.length * 16 + 2) + 64)
  out.bytes(signature)
  for (const row of rows) {
    out.int16(places.length)
    for (const place of places) writeField(out, types[place], row[place])
  }
  out.int16(-1)
  return out.written()
}

function writeField(out: Writer, type: ColumnType | undefined, value: CopyValue): void {
  if (value === null || value === undefined) out.int32(-1)
  else if (typeof value === 'string' && type === 'text') out.text(value)
  else if (typeof value === 'number' && type === 'int4') out.sized(4).int32(whole32(value))
  else if (typeof value === 'number' && type === 'int8') out.sized(8).int64(value)
  else if (typeof value === 'number' && type === 'timestamptz') out.sized(8).int64((value - epochMs) * 1000)
  else if (typeof value === 'boolean' && type === 'bool') out.sized(1).int8(value ? 1 : 0)
  else if (typeof value === 'string' && type === 'jsonb')
    out.text(value, 1) // the version of the format
  else if (typeof value === 'object' && type === 'text[]') writeTexts(out, value)
  else throw new TypeError(`A value of the type ${typeof value} does not go into a column of the type ${type}`)
}

/** The number, which must be a whole one of 32 bits. */
function whole32(value: number): number {
  if (value !== (value | 0)) throw new RangeError(`The number ${value} is out of range of its column`)
  return value
}

function writeTexts(out: Writer, items: readonly string[]): void {
  const start = out.sized(0).at
  out.int32(items.length === 0 ? 0 : 1) // dimensions
  out.int32(0) // no item is null
  out.int32(textOid)
  if (items.length > 0) out.int32(items.length).int32(1) // from 1 on
  for (const item of items) out.text(item)
  out.setInt32(start - 4, out.at - start)
}

const shortText = 64

class Writer {
  at = 0
  private buffer: Buffer
  private view: DataView

  constructor(size: number) {
    this.buffer = Buffer.allocUnsafe(size)
    this.view = viewOf(this.buffer)
  }

  written(): Buffer {
    return this.buffer.subarray(0, this.at)
  }

  bytes(bytes: Buffer): void {
    this.room(bytes.length)
    this.at += bytes.copy(this.buffer, this.at)
  }

  /** The length of what comes next. */
  sized(length: number): this {
    return this.int32(length)
  }

  int8(value: number): void {
    this.room(1)
    this.buffer[this.at++] = value
  }

  int16(value: number): void {
    this.room(2)
    this.view.setInt16(this.at, value)
    this.at += 2
  }

  int32(value: number): this {
    this.room(4)
    this.view.setInt32(this.at, value)
    this.at += 4
    return this
  }

  /** A whole number that JavaScript holds exactly. */
  int64(value: number): void {
    const high = Math.floor(value / 2 ** 32)
    this.int32(whole32(high)).int32(value - high * 2 ** 32)
  }

  setInt32(at: number, value: number): void {
    this.view.setInt32(at, value)
  }

  /** A text with its length before it, and a version between them where the type has one. */
  text(text: string, version?: number): void {
    const start = this.sized(0).at
    if (version !== undefined) this.int8(version)
    this.room(text.length * 3)
    this.at = this.asciiEnd(text) ?? this.at + this.buffer.write(text, this.at)
    this.setInt32(start - 4, this.at - start)
  }

  /** Writes short text of ASCII, which most is, without the way into native code. Where it ends; none for other text. */
  private asciiEnd(text: string): number | undefined {
    if (text.length > shortText) return undefined
    const { buffer, at } = this
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code > 127) return undefined
      buffer[at + i] = code
    }
    return at + text.length
  }

  private room(length: number): void {
    if (this.at + length <= this.buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.at + length))
    this.buffer.copy(larger, 0, 0, this.at)
    this.buffer = larger
    this.view = viewOf(larger)
  }
}

/** Numbers go in by it in half the time that a buffer's own methods take. */
function viewOf(buffer: Buffer): DataView {
  return new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength)
}
