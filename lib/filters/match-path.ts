import { type Rules, routeOf } from '@/lib/sessionizer/index'
import type { PathPrefix, PathStep } from './path-codec'
import type { Touch } from './sequence'
import { type StepGroup, stepKeyOf } from './step-key'

/** How the path to a goal is read: which events are the goal, and how the others are named. */
export interface PathReading {
  group: StepGroup
  goals: readonly string[]
  rules: Rules
}

/**
 * The steps of a session on its way to the goal: the events of its route before the first goal, direct repeats of a step
 * once. Without a goal the whole route.
 * @param touches the session's counted events, in order
 */
export function pathToGoal(touches: readonly Touch[], { group, goals, rules }: PathReading): string[] {
  const path: string[] = []
  for (const touch of routeOf(touches)) {
    if (goals.includes(touch.type)) break
    const key = stepKeyOf(touch, group, rules)
    if (key !== path.at(-1)) path.push(key)
  }
  return path
}

/** Whether a path begins with the given steps, and ends there if it has to. */
export function matchesPath(path: readonly string[], { steps, ends }: PathPrefix): boolean {
  if (ends ? path.length !== steps.length : path.length < steps.length) return false
  return steps.every((step, index) => fitsStep(path[index] ?? '', step))
}

function fitsStep(key: string, { kind, keys }: PathStep): boolean {
  return kind === 'any' || keys.includes(key) === (kind === 'of')
}
