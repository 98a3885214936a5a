import { type PathGrouping, pathLabel } from '@/lib/filters/session-path'
import type { Rules } from '@/lib/sessionizer'
import { type CodedTouch, lastCode } from '@/lib/sessions/trail'

/** What each touch means, for some goals and one way to name steps. */
export interface Spelling {
  /** Names of labels; elsewhere they go by their place in this list. */
  labels: string[]
  /** By code: the place of its label. */
  labelAt: Int32Array
  /** By code: 1 + the place of its goal, 0 for none. */
  goalAt: Int16Array
  /** The same object as long as labels and goals keep their places; new pages may join them. */
  places: object
}

export function spellTouches(
  touches: readonly CodedTouch[],
  { grouping, goals }: { grouping: PathGrouping; goals: readonly string[] },
  rules: Rules,
): Spelling {
  // By code: what is new comes last. Codes from the last one on share it.
  const sorted = touches.toSorted((a, b) => a.code - b.code)
  const size = Math.min(sorted.at(-1)?.code ?? 0, lastCode) + 1
  const labelAt = new Int32Array(size)
  const goalAt = new Int16Array(size)
  const byName = new Map<string, number>()
  for (const touch of sorted) {
    const code = Math.min(touch.code, lastCode)
    goalAt[code] = goals.indexOf(touch.type) + 1
    const name = pathLabel(touch, grouping, rules)
    const label = byName.get(name) ?? byName.size
    byName.set(name, label)
    labelAt[code] = label
  }
  const labels = [...byName.keys()]
  const key = JSON.stringify([grouping, goals, rules.categories])
  return { labels, labelAt, goalAt, places: placesOf(key, labels) }
}

/** So many ways to spell are remembered. */
const mostSpellings = 50
const spellings = new Map<string, { labels: string[]; places: object }>()

/** The object of the last spelling, if its labels are where they were. */
function placesOf(key: string, labels: string[]): object {
  const known = spellings.get(key)
  const holds = known?.labels.every((label, place) => label === labels[place])
  const places = known && holds ? known.places : {}
  spellings.delete(key)
  spellings.set(key, { labels, places })
  const [oldest] = spellings.size > mostSpellings ? spellings.keys() : []
  if (oldest !== undefined) spellings.delete(oldest)
  return places
}

/** The labels of some touches, up to the first goal; what repeats is one. */
export function labelsOf(touches: Int32Array, { labelAt, goalAt }: Spelling): number[] {
  const labels: number[] = []
  for (const code of touches) {
    if ((goalAt[code] ?? 0) > 0) break
    const label = labelAt[code] ?? 0
    if (labels.at(-1) !== label) labels.push(label)
  }
  return labels
}
