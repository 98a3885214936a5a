import type { Rules, Touch } from '@/lib/sessionizer/index'
import { type PathEnd, type PathGrouping, type PathStep, pathLabel, type SessionPath } from './session-path'

/** What a session did up to its first chosen goal. */
export interface Route {
  /** Labels in order, repeats collapsed. */
  labels: string[]
  /** The type of the first event of a chosen goal; null when there is none. */
  goal: string | null
}

/** @param touches the session's counted events, in order */
export function routeOf(
  touches: readonly Touch[],
  grouping: PathGrouping,
  goals: readonly string[],
  rules: Rules,
): Route {
  const labels: string[] = []
  for (const touch of touches) {
    if (goals.includes(touch.type)) return { labels, goal: touch.type }
    const label = pathLabel(touch, grouping, rules)
    if (labels.at(-1) !== label) labels.push(label)
  }
  return { labels, goal: null }
}

/** Whether a session went this way. The database answers the same by lib/sessions/path-condition.ts. */
export function matchesPath(touches: readonly Touch[], path: SessionPath, rules: Rules): boolean {
  const { labels, goal } = routeOf(touches, path.grouping, path.goals, rules)
  return endsLike(goal, path.end) && fits(keepNames(labels, path.keep), path.steps)
}

/** The labels with all that are not kept under one name, null; repeats collapsed once more. */
export function keepNames(labels: readonly string[], keep: readonly string[]): (string | null)[] {
  if (keep.length === 0) return [...labels]
  const kept: (string | null)[] = []
  for (const label of labels) {
    const name = keep.includes(label) ? label : null
    if (kept.length === 0 || kept.at(-1) !== name) kept.push(name)
  }
  return kept
}

function endsLike(goal: string | null, end: PathEnd): boolean {
  if (end.kind === 'either') return true
  return end.kind === 'none' ? goal === null : goal !== null && end.types.includes(goal)
}

/** As `matchesPattern`: the last `rest` takes one step more whenever the way after it does not fit. */
function fits(names: readonly (string | null)[], steps: readonly PathStep[]): boolean {
  let [at, next, rest, retryAt] = [0, 0, -1, 0]
  while (at < names.length) {
    const step = steps[next]
    if (step?.kind === 'rest') {
      rest = next++
      retryAt = at
    } else if (step && isAt(names[at] ?? null, step)) {
      at++
      next++
    } else if (rest >= 0) {
      next = rest + 1
      at = ++retryAt
    } else return false
  }
  while (steps[next]?.kind === 'rest') next++
  return next === steps.length
}

function isAt(name: string | null, step: PathStep): boolean {
  if (step.kind === 'label') return name === step.label
  return step.kind === 'any' || name === null
}
