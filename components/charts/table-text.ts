// The table behind a chart: what it shows, and its text for a spreadsheet. Pure.

export interface ChartColumn {
  label: string
  isNumber?: boolean
}

export interface ChartCell {
  /** As people read it: "1,204", "3m 12s". */
  text: string
  /** As a spreadsheet takes it, where that differs: 1204, 192. */
  copy?: string | number
  /** The sessions that the figure counts. */
  href?: string
}

export interface ChartTable {
  /** What the rows are; also the table's name for a screen reader. */
  caption: string
  columns: ChartColumn[]
  rows: ChartCell[][]
}

/** The table as tab separated lines, which spreadsheets take on pasting. */
export function tableText({ columns, rows }: ChartTable): string {
  const lines = [columns.map(({ label }) => label), ...rows.map((row) => row.map(({ text, copy }) => copy ?? text))]
  return lines.map((cells) => cells.map(plain).join('\t')).join('\n')
}

/** No tabs or line breaks; and text that a spreadsheet would take for a formula gets an apostrophe in front. */
function plain(cell: string | number): string {
  const text = String(cell).replace(/[\t\r\n]+/g, ' ')
  return /^[=+\-@＝＋－＠]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
}
