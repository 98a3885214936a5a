// One cell of a CSV file (RFC 4180), safe to open in a spreadsheet.

/** What a spreadsheet takes for the start of a formula, also in full width. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/
const plainNumber = /^[+-]?\d+(\.\d+)?$/

/**
 * Text that would start a formula gets an apostrophe in front, which spreadsheets read as "this is text"; a plain
 * negative number stays a number.
 */
export function toCsvCell(value: string | number | null): string {
  if (value === null) return ''
  const text = String(value)
  const safe = formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
