// The pauses between the events of one session, so short that an index can hold them: how many there are of each
// length, not in which order they came.

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** Where the bins of pauses start, in ms; the last has no end. Other bins mean that all sessions are rebuilt. */
export const pauseBinStartsMs: readonly number[] = [
  ...[0, 10, 30].map((seconds) => seconds * second),
  ...[1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120].map((minutes) => minutes * minute),
  ...[4, 8].map((hours) => hours * hour),
]

const firstLetter = 97 // a

/**
 * A letter for each bin that has pauses, in order, with their number unless it is one: `ac3` is a pause under ten seconds
 * and three from half a minute to one. Empty for a single event.
 * @param events of one session, in order
 */
export function writePauses(events: readonly { occurredAt: number }[]): string {
  const [first] = events
  if (first === undefined || events.length === 1) return ''
  const counts = pauseBinStartsMs.map(() => 0)
  let previous = first.occurredAt
  for (let at = 1; at < events.length; at++) {
    const { occurredAt } = events[at] as { occurredAt: number }
    const bin = pauseBinOf(occurredAt - previous)
    counts[bin] = (counts[bin] ?? 0) + 1
    previous = occurredAt
  }
  let text = ''
  for (const [bin, count] of counts.entries()) {
    if (count > 0) text += String.fromCharCode(firstLetter + bin) + (count > 1 ? count : '')
  }
  return text
}

/** The bins of `writePauses` that have pauses, and how many. */
export function* readPauses(text: string): Generator<{ bin: number; count: number }> {
  for (const [, letter = '', digits] of text.matchAll(/([a-z])(\d*)/g)) {
    yield { bin: letter.charCodeAt(0) - firstLetter, count: digits ? Number(digits) : 1 }
  }
}

/** Most pauses are short: looked for from the front. */
function pauseBinOf(pauseMs: number): number {
  let bin = 0
  while (pauseMs >= (pauseBinStartsMs[bin + 1] ?? Number.POSITIVE_INFINITY)) bin++
  return bin
}
