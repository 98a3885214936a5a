import type { Touch } from '@/lib/sessionizer/types'
import { TouchMap } from './touch-map'

// A session's trail is a text with one character for each counted event. Each event type with each of its paths has a
// code, and the code a character: so a sequence of events becomes a regular expression, and a set of touches a set of
// characters in brackets.

/** An event type with one of its paths, and its code. */
export interface CodedTouch {
  code: number
  type: string
  path: string | null
}

/** Behind ASCII, so that no character means anything to COPY or in a regular expression. */
const firstPoint = 0x100
const surrogates = { first: 0xd800, count: 0x800 }

/** For touches that no character is left for. */
export const lastCode = 0x10ffff - firstPoint - surrogates.count

/** The code point of a code. Codes up from the last one share it. */
export function pointOf(code: number): number {
  const point = firstPoint + Math.min(code, lastCode)
  return point < surrogates.first ? point : point + surrogates.count
}

/** The code of a code point. */
export function codeOfPoint(point: number): number {
  return (point < surrogates.first ? point : point - surrogates.count) - firstPoint
}

/** The codes of a trail's events, in order. */
export function* trailCodes(trail: string): Generator<number> {
  for (const character of trail) yield codeOfPoint(character.codePointAt(0) ?? 0)
}

/** ASCII never stands in a trail: this says that a touch is not known. */
const unknown = '?'

/**
 * Writes touches as a trail. When a site has so many pages that characters run out (after 1.1 million), what comes later
 * is written as its type without a page.
 */
export function trailEncoder(known: Iterable<CodedTouch>): (touches: readonly Touch[]) => string {
  const codes = new TouchMap<number>()
  for (const touch of known) codes.set(touch, touch.code)
  const characterOf = (touch: Touch): string => {
    let code = codes.get(touch)
    if (code !== undefined && code >= lastCode) code = codes.get({ type: touch.type, path: null }) ?? lastCode
    return code === undefined ? unknown : String.fromCodePoint(pointOf(code))
  }
  return (touches) => touches.map(characterOf).join('')
}
