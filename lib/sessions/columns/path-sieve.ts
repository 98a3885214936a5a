import { type PathStep, pathLabel, type SessionPath } from '@/lib/filters/session-path'
import type { Rules } from '@/lib/sessionizer/index'
import type { CodedTouch } from '@/lib/sessions/trail'
import { codeCount, type Sieve } from './sieve'

// Steps of a way as numbers: the names of labels from 1 on.
const notKept = 0
const anyStep = -1
const anySteps = -2
const noStep = -3
/** What a touch says about goals. */
const noGoal = 0
const otherGoal = 1
const wantedGoal = 2

/** Sessions that went a way. The same for one session is lib/filters/match-path.ts. */
export function pathSieve(path: SessionPath, touches: readonly CodedTouch[], rules: Rules): Sieve {
  const { nameAt, goalAt, steps } = spell(path, touches, rules)
  /** By what is known of the first goal: 1 when the way may end so. */
  const mayEnd = Uint8Array.from([noGoal, otherGoal, wantedGoal], (goal) =>
    path.end.kind === 'either' || goal === (path.end.kind === 'none' ? noGoal : wantedGoal) ? 1 : 0,
  )
  let longest = new Int32Array(64)
  return ({ touches: codes, touchStarts }, rows, count) => {
    let names = longest
    let kept = 0
    for (let at = 0; at < count; at++) {
      const row = rows[at] as number
      const end = touchStarts[row + 1] as number
      let goal = noGoal
      let length = 0
      let last = -1
      for (let place = touchStarts[row] as number; place < end; place++) {
        const code = codes[place] as number
        goal = goalAt[code] as number
        if (goal !== noGoal) break
        const name = nameAt[code] as number
        if (name === last) continue
        last = name
        if (length === names.length) {
          const longer = new Int32Array(length * 2)
          longer.set(names)
          names = longer
          longest = longer
        }
        names[length++] = name
      }
      if (mayEnd[goal] === 1 && fits(names, length, steps)) rows[kept++] = row
    }
    return kept
  }
}

function spell({ grouping, keep, goals, steps, end }: SessionPath, touches: readonly CodedTouch[], rules: Rules) {
  const numbers = new Map(keep.map((label, index) => [label, index + 1]))
  const numberOf = (label: string) => {
    const known = numbers.get(label)
    if (known !== undefined || keep.length > 0) return known ?? notKept
    numbers.set(label, numbers.size + 1)
    return numbers.size
  }
  const nameAt = new Int32Array(codeCount(touches))
  const goalAt = new Uint8Array(nameAt.length)
  for (const touch of touches) {
    nameAt[touch.code] = numberOf(pathLabel(touch, grouping, rules))
    if (!goals.includes(touch.type)) continue
    goalAt[touch.code] = end.kind === 'goal' && end.types.includes(touch.type) ? wantedGoal : otherGoal
  }
  // A label that is not among the kept ones, or that nothing is called, gets a number that no session has.
  const never = numbers.size + 1
  const stepNumber = (step: PathStep) =>
    step.kind === 'label'
      ? (numbers.get(step.label) ?? never)
      : { any: anyStep, rest: anySteps, others: notKept }[step.kind]
  return { nameAt, goalAt, steps: Int32Array.from(steps, stepNumber) }
}

/** As in match-path.ts. */
function fits(names: Int32Array, length: number, steps: Int32Array): boolean {
  let at = 0
  let next = 0
  let rest = -1
  let retryAt = 0
  while (at < length) {
    const step = next < steps.length ? (steps[next] as number) : noStep
    if (step === anySteps) {
      rest = next++
      retryAt = at
    } else if (step === anyStep || step === names[at]) {
      at++
      next++
    } else if (rest >= 0) {
      next = rest + 1
      at = ++retryAt
    } else return false
  }
  while (next < steps.length && steps[next] === anySteps) next++
  return next === steps.length
}
