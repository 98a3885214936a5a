import { createHash } from 'node:crypto'

// Rows without an event id of their own get one from what stands in them, so that importing a file twice changes
// nothing. Rows that are the same letter for letter (two clicks in one second) are told apart by counting them. The
// count looks back over a window, not over the file, so memory does not grow; a row that comes again further behind
// than the window is taken for the same event.

/** How many different rows the window holds at least. */
const windowSize = 50_000

/** A function that names the rows of one file, to be called with each row's text in order. */
export function rowIds(size = windowSize): (text: string) => string {
  let current = new Map<string, number>()
  let previous = new Map<string, number>()
  return (text) => {
    const id = createHash('sha256').update(text).digest('base64url').slice(0, 22)
    const occurrence = (current.get(id) ?? previous.get(id) ?? 0) + 1
    current.set(id, occurrence)
    if (current.size >= size) {
      previous = current
      current = new Map()
    }
    return occurrence === 1 ? id : `${id}-${occurrence}`
  }
}
