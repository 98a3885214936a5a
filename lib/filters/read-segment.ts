/**
 * A part of a page's path, as Next gives it, as the text that was meant. What is no text at all names nothing, whatever
 * it is: a lone % stays, and a NUL byte, which no database takes, becomes a character that no id has.
 */
export function readSegment(segment: string): string {
  return decode(segment).replaceAll('\0', '\ufffd')
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
