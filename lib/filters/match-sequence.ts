import type { Rules, Touch } from '@/lib/sessionizer/index'
import { compileSequence, type Gap, isInAny, type Run, type Sequence, type TouchSet } from './sequence'

/**
 * Which events of one session a sequence finds, as indices in order; null when it does not fit. Of several places the
 * earliest: every gap is as short and every repetition as long as it can be. A sequence of only `!` steps fits with no
 * index at all. Takes time in proportion to events times steps.
 * @param touches the session's counted events, in order
 * @param rules they say what category a page is of
 * @example matchSequence(steps, [{ type: 'email_open' }, { type: 'page_view', path: '/pricing' }], rules) // [1]
 */
export function matchSequence(sequence: Sequence, touches: readonly Touch[], rules: Rules): number[] | null {
  const { runs, gaps } = compileSequence(sequence)
  const fits = rememberFits(touches, rules)
  // Backwards: from where on can the rest of the sequence follow?
  const ahead: Int32Array[] = []
  const lengths: Int32Array[] = []
  ahead[runs.length] = endsFrom(gaps[runs.length] ?? { none: [] }, touches.length, fits)
  for (let run = runs.length - 1; run >= 0; run--) {
    const [wanted, gap, after] = [runs[run], gaps[run], ahead[run + 1]]
    if (!wanted || !gap || !after) throw new RangeError('A sequence has a gap before each run')
    const inRun = runLengths(wanted, after, touches.length, fits)
    lengths[run] = inRun
    ahead[run] = startsFrom(gap, inRun, fits)
  }

  const indices: number[] = []
  let at = 0
  for (let run = 0; run < runs.length; run++) {
    const start = ahead[run]?.[at] ?? never
    if (start === never) return null
    const length = lengths[run]?.[start] ?? 0
    for (let index = start; index < start + length; index++) indices.push(index)
    at = start + length
  }
  return ahead[runs.length]?.[at] === never ? null : indices
}

const never = -1

type Fits = (index: number, sets: readonly TouchSet[]) => boolean

/** For each place the end, when nothing forbidden lies before it. */
function endsFrom({ none }: Gap, count: number, fits: Fits): Int32Array {
  const ends = new Int32Array(count + 1).fill(never)
  ends[count] = count
  for (let at = count - 1; at >= 0 && none && !fits(at, none); at--) ends[at] = count
  return ends
}

/** For each place the length of the run that begins there and lets the rest follow, 0 for none. */
function runLengths({ of, min, max }: Run, after: Int32Array, count: number, fits: Fits): Int32Array {
  const lengths = new Int32Array(count + 1)
  /** How many events in a row fit from here on. */
  const inRow = new Int32Array(count + 1)
  for (let at = count - 1; at >= 0; at--) if (fits(at, of)) inRow[at] = (inRow[at + 1] ?? 0) + 1
  /** The last place up to here from which the rest can follow. */
  const lastGood = new Int32Array(count + 1)
  for (let at = 0; at <= count; at++) lastGood[at] = after[at] !== never ? at : (lastGood[at - 1] ?? never)
  for (let at = 0; at < count; at++) {
    const end = lastGood[at + Math.min(inRow[at] ?? 0, max)] ?? never
    if (end - at >= min) lengths[at] = end - at
  }
  return lengths
}

/** For each place the next start of a run that its gap allows. */
function startsFrom({ none }: Gap, lengths: Int32Array, fits: Fits): Int32Array {
  const starts = new Int32Array(lengths.length).fill(never)
  for (let at = lengths.length - 1; at >= 0; at--) {
    if ((lengths[at] ?? 0) > 0) starts[at] = at
    else if (none !== null && at < lengths.length - 1 && !fits(at, none)) starts[at] = starts[at + 1] ?? never
  }
  return starts
}

/** Long sessions repeat the same few touches: each is held against a list of sets once. */
function rememberFits(touches: readonly Touch[], rules: Rules): Fits {
  const numbers = new Map<string, number>()
  const distinct: Touch[] = []
  const numberAt = touches.map((touch) => {
    const key = `${touch.type}\0${touch.path ?? ''}`
    const number = numbers.get(key) ?? distinct.push(touch) - 1
    numbers.set(key, number)
    return number
  })
  const answers = new Map<readonly TouchSet[], boolean[]>()
  return (index, sets) => {
    if (sets.length === 0) return false
    let answer = answers.get(sets)
    if (!answer) {
      answer = distinct.map((touch) => isInAny(touch, sets, rules))
      answers.set(sets, answer)
    }
    return answer[numberAt[index] ?? never] === true
  }
}
