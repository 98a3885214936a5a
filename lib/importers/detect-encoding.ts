import { AppError } from '@/lib/errors'

export interface DetectedEncoding {
  /** As TextDecoder names it. */
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  /** Line ends of old Macs, which are a carriage return alone. */
  hasOldLineEnds: boolean
}

const compressed: [string, number[]][] = [
  ['an Excel, ZIP or similar file', [0x50, 0x4b, 0x03, 0x04]],
  ['an old Excel or Office file', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['a Parquet file', [0x50, 0x41, 0x52, 0x31]],
  ['a SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
  ['a zstd archive', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a bzip2 archive', [0x42, 0x5a, 0x68]],
  ['an xz archive', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
]

/**
 * How to read a file that begins with `head`: UTF-8, UTF-16 with its mark, or, when it is not UTF-8, Windows-1252.
 * @throws AppError 'bad_request' for a file that is not text.
 */
export function detectEncoding(head: Uint8Array): DetectedEncoding {
  const found = compressed.find(([, magic]) => startsWith(head, magic))
  if (found)
    throw new AppError('bad_request', `This is ${found[0]}. Save the events as CSV, or as one JSON object per line.`)
  const encoding = encodingOf(head)
  const text = new TextDecoder(encoding).decode(head)
  return { encoding, hasOldLineEnds: text.includes('\r') && !text.includes('\n') }
}

/** Gzip is unpacked before anything else is looked at. */
export function isGzip(head: Uint8Array): boolean {
  return startsWith(head, [0x1f, 0x8b])
}

function encodingOf(head: Uint8Array): DetectedEncoding['encoding'] {
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(head, [0xfe, 0xff])) return 'utf-16be'
  if (head.includes(0)) {
    throw new AppError(
      'bad_request',
      'This is not a text file. Events come as CSV, or as one JSON object per line, in UTF-8.',
    )
  }
  return isUtf8(head) ? 'utf-8' : 'windows-1252'
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true }) // the head may end inside a character
    return true
  } catch {
    return false
  }
}

function startsWith(bytes: Uint8Array, magic: number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}
