import { type PathGrouping, pathLabel } from '@/lib/filters/session-path'
import type { Rules } from '@/lib/sessionizer'
import { type CodedTouch, pointOf } from '@/lib/sessions/trail'
import { isHigh, pairOf } from './text-units'

/** What each character of a trail means, for some goals and one way to name steps. */
export interface Spelling {
  /** Names of labels; elsewhere they go by their place in this list. */
  labels: string[]
  /** By code point: the place of its label. */
  labelAt: Int32Array
  /** By code point: 1 + the place of its goal, 0 for none, `unknown` for what is no touch. */
  goalAt: Int16Array
}

export const unknown = -1
/** Trails are written in characters behind ASCII. */
export const behindAscii = 0x80

export function spellTouches(
  touches: readonly CodedTouch[],
  { grouping, goals }: { grouping: PathGrouping; goals: readonly string[] },
  rules: Rules,
): Spelling {
  const size = touches.reduce((most, { code }) => Math.max(most, pointOf(code) + 1), 1)
  const labelAt = new Int32Array(size)
  const goalAt = new Int16Array(size).fill(unknown)
  const places = new Map<string, number>()
  for (const touch of touches) {
    const point = pointOf(touch.code)
    goalAt[point] = goals.indexOf(touch.type) + 1
    const label = pathLabel(touch, grouping, rules)
    const place = places.get(label) ?? places.size
    places.set(label, place)
    labelAt[point] = place
  }
  return { labels: [...places.keys()], labelAt, goalAt }
}

/** The labels of the trail that begins at a place of a text, up to its first goal; what repeats is one. */
export function labelsFrom(text: Uint16Array, start: number, { labelAt, goalAt }: Spelling): number[] {
  const labels: number[] = []
  for (let at = start; at < text.length; at++) {
    const unit = text[at] ?? 0
    const point = isHigh(unit) ? pairOf(unit, text[++at] ?? 0) : unit
    if (point < behindAscii || (goalAt[point] ?? 0) > 0) break
    const label = labelAt[point] ?? 0
    if (labels.at(-1) !== label) labels.push(label)
  }
  return labels
}
