import { maxSteps, type Rules, touchLabel } from '@/lib/sessionizer'
import { codeCount } from '@/lib/sessions/columns/sieve'
import type { CodedTouch } from '@/lib/sessions/trail'

/** Says of the touches of a session whether two sets of rules name its steps differently. */
export function stepChanges(
  touches: readonly CodedTouch[],
  before: Rules,
  after: Rules,
): (codes: Int32Array, from: number, to: number) => boolean {
  const numbers = new Map<string, number>()
  const numberOf = (label: string) => {
    const number = numbers.get(label) ?? numbers.size
    numbers.set(label, number)
    return number
  }
  const [wasAt, isAt] = [new Int32Array(codeCount(touches)), new Int32Array(codeCount(touches))]
  let hasChanges = false
  for (const { code, type, path } of touches) {
    const was = numberOf(touchLabel({ type, path }, before))
    const is = numberOf(touchLabel({ type, path }, after))
    wasAt[code] = was
    isAt[code] = is
    if (was !== is) hasChanges = true
  }
  if (!hasChanges) return () => false
  return (codes, from, to) => {
    for (let place = from; place < to; place++) {
      const code = codes[place] as number
      if (wasAt[code] !== isAt[code]) return !areSame(codes.subarray(from, to), wasAt, isAt)
    }
    return false
  }
}

function areSame(codes: Int32Array, wasAt: Int32Array, isAt: Int32Array): boolean {
  const [was, is] = [stepsOf(codes, wasAt), stepsOf(codes, isAt)]
  return was.length === is.length && was.every((step, place) => step === is[place])
}

/** What repeats is one step, as in the sessionizer. */
function stepsOf(codes: Int32Array, labelAt: Int32Array): number[] {
  const steps: number[] = []
  for (const code of codes) {
    const label = labelAt[code] as number
    if (label !== steps.at(-1) && steps.push(label) === maxSteps) break
  }
  return steps
}
