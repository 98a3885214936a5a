import { type PathStep, pathLabel, type SessionPath } from '@/lib/filters/session-path'
import type { Rules } from '@/lib/sessionizer/index'
import { type CodedTouch, pointOf } from './trail'

// A path as a regular expression over trails, in which every event is one character. A step is a run of characters of
// one label; where it is not clear what ends the run, a look ahead says that it goes on as long as it can.

/** @returns null when a label or goal is not known, so that no session can match */
export function pathRegex(path: SessionPath, touches: readonly CodedTouch[], rules: Rules): string | null {
  const { byLabel, byGoal } = spell(path, touches, rules)
  const goals = path.goals.map((goal) => byGoal.get(goal) ?? '').join('')
  const named = path.keep.map((label) => byLabel.get(label) ?? '').join('')
  const steps = path.steps.map((step, index) => {
    const isOpen = isOpenEnded(step, path.steps.slice(index + 1))
    return stepRegex(step, isOpen, path.keep, byLabel, { goals, others: noneOf(named + goals) })
  })
  const end = endRegex(path, goals, byGoal)
  return end === null || steps.includes(null) ? null : `^${steps.join('')}${end}`
}

interface Classes {
  goals: string
  others: string
}

function stepRegex(
  step: PathStep,
  isOpen: boolean,
  keep: readonly string[],
  byLabel: ReadonlyMap<string, string>,
  { goals, others }: Classes,
): string | null {
  switch (step.kind) {
    case 'rest':
      return `${noneOf(goals)}*`
    case 'others':
      return run(others, isOpen)
    case 'label': {
      const points = byLabel.get(step.label)
      return points === undefined ? null : run(`[${points}]`, isOpen)
    }
    case 'any': {
      const classes = keep.flatMap((label) => byLabel.get(label) ?? [])
      return `(?:${[...classes.map((points) => `[${points}]`), others].map((one) => run(one, true)).join('|')})`
    }
  }
}

function run(characters: string, isOpen: boolean): string {
  return isOpen ? `${characters}+(?!${characters})` : `${characters}+`
}

/** Whether what follows could go on with the same label. */
function isOpenEnded(step: PathStep, following: readonly PathStep[]): boolean {
  const [next] = following
  if (!next || (next.kind === 'rest' && following.length === 1)) return false
  if (step.kind === 'label' && next.kind === 'label') return step.label === next.label
  return !(step.kind === 'label' && next.kind === 'others') && !(step.kind === 'others' && next.kind === 'label')
}

function endRegex({ end }: SessionPath, goals: string, byGoal: ReadonlyMap<string, string>): string | null {
  if (end.kind === 'none') return '$'
  if (end.kind === 'either') return goals === '' ? '$' : `(?:[${goals}]|$)`
  const points = end.types.map((type) => byGoal.get(type) ?? '').join('')
  return points === '' ? null : `[${points}]`
}

/** The characters of each label that the path names, and of each goal, as ranges. */
function spell({ grouping, keep, goals, steps }: SessionPath, touches: readonly CodedTouch[], rules: Rules) {
  const isKept = keep.length > 0
  const wanted = new Set(isKept ? keep : steps.flatMap((step) => (step.kind === 'label' ? [step.label] : [])))
  const [labels, goalTypes] = [new Map<string, number[]>(), new Map<string, number[]>()]
  for (const touch of touches) {
    const isGoal = goals.includes(touch.type)
    const name = isGoal ? touch.type : pathLabel(touch, grouping, rules)
    if (isGoal || wanted.has(name)) collect(isGoal ? goalTypes : labels, name, pointOf(touch.code))
  }
  return { byLabel: toRanges(labels), byGoal: toRanges(goalTypes) }
}

function collect(byName: Map<string, number[]>, name: string, point: number): void {
  const points = byName.get(name)
  if (points) points.push(point)
  else byName.set(name, [point])
}

function toRanges(byName: ReadonlyMap<string, number[]>): Map<string, string> {
  return new Map([...byName].map(([name, points]) => [name, rangesOf(points)]))
}

/** For brackets, where characters behind ASCII stand for themselves. */
function rangesOf(points: readonly number[]): string {
  const ranges: { low: number; high: number }[] = []
  for (const point of points.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && point <= last.high + 1) last.high = point
    else ranges.push({ low: point, high: point })
  }
  const character = String.fromCodePoint
  return ranges
    .map(({ low, high }) => (low === high ? character(low) : `${character(low)}-${character(high)}`))
    .join('')
}

function noneOf(points: string): string {
  return points === '' ? '.' : `[^${points}]`
}
