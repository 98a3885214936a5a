import type { Touch } from '@/lib/sessionizer/index'
import type { CodedTouch } from '@/lib/sessions/trail'
import type { DayColumns, Numbers } from './types'

/** Keeps some of a day's rows: writes them to the front of the list, and returns how many there are. */
export type Sieve = (day: DayColumns, rows: Int32Array, count: number) => number

/** What the numbers of touches and campaigns stand for. */
export interface Known {
  touches: readonly CodedTouch[]
  numbers: Numbers
}

/** Of values none of which occurs. */
const nothing: Sieve = () => 0

export function every(parts: readonly Sieve[]): Sieve {
  return (day, rows, count) => parts.reduce((left, sieve) => sieve(day, rows, left), count)
}

/** @param keeps by value: 1 to keep it */
export function among(columnOf: (day: DayColumns) => Uint8Array | Int32Array, keeps: Uint8Array): Sieve {
  if (!keeps.includes(1)) return nothing
  return (day, rows, count) => {
    const column = columnOf(day)
    let kept = 0
    for (let at = 0; at < count; at++) {
      const row = rows[at] as number
      if (keeps[column[row] as number] === 1) rows[kept++] = row
    }
    return kept
  }
}

export function atEnd(end: 'first' | 'last', keeps: Uint8Array): Sieve {
  if (!keeps.includes(1)) return nothing
  return ({ touches, touchStarts }, rows, count) => {
    let kept = 0
    for (let at = 0; at < count; at++) {
      const row = rows[at] as number
      const place = end === 'first' ? (touchStarts[row] as number) : (touchStarts[row + 1] as number) - 1
      if (keeps[touches[place] as number] === 1) rows[kept++] = row
    }
    return kept
  }
}

/** With a touch of some codes anywhere, or without. */
export function anywhere(wanted: boolean, keeps: Uint8Array): Sieve {
  if (wanted && !keeps.includes(1)) return nothing
  return ({ touches, touchStarts }, rows, count) => {
    let kept = 0
    for (let at = 0; at < count; at++) {
      const row = rows[at] as number
      const end = touchStarts[row + 1] as number
      let place = touchStarts[row] as number
      while (place < end && keeps[touches[place] as number] !== 1) place++
      if (place < end === wanted) rows[kept++] = row
    }
    return kept
  }
}

/** By code: 1 for the touches that fit. */
export function codesOf({ touches }: Pick<Known, 'touches'>, isWanted: (touch: Touch) => boolean): Uint8Array {
  const keeps = new Uint8Array(codeCount(touches))
  for (const touch of touches) if (isWanted(touch)) keeps[touch.code] = 1
  return keeps
}

/** How long a list by code has to be. */
export function codeCount(touches: readonly CodedTouch[]): number {
  return touches.reduce((most, { code }) => Math.max(most, code), 0) + 1
}
