import { type CompiledSequence, isInAny, type TouchSet } from '@/lib/filters/sequence'
import type { Rules } from '@/lib/sessionizer/index'
import { setsOf } from '@/lib/sessions/sequence-regex'
import type { CodedTouch } from '@/lib/sessions/trail'
import { codeCount } from './sieve'

// A sequence as a machine that reads a session touch by touch. A place is where one can be in the sequence: waiting for a
// run, or so far into one. As bits of a number: before each run one for its gap, one for each event of the run, and one
// for the gap after the last.

/** Some places at once: a session can be read in several ways. */
export type Places = bigint

/** What a touch does. All touches that do the same are one kind. */
interface Kind {
  /** The places where it may stay. */
  stays: Places
  /** The places from which it leads to the next one. */
  leads: Places
}

export interface SequenceMachine {
  kinds: readonly Kind[]
  /** By code: the place of its kind. */
  kindAt: Int32Array
  start: Places
  /** Where a session may end. */
  end: Places
  /** Whether nothing that follows the last run can matter. */
  endsEarly: boolean
  /** The places of a run at which it may be over, and the gap that follows. */
  exits: { from: Places; to: Places }[]
  /** With fewer events than this no session fits. */
  fewest: number
}

export function sequenceMachine(
  compiled: CompiledSequence,
  touches: readonly CodedTouch[],
  rules: Rules,
): SequenceMachine {
  const { gapAt, runAt, end, exits } = layOut(compiled)
  const lists = setsOf(compiled)
  const kinds = new Map<string, number>()
  const found: Kind[] = []
  const kindAt = new Int32Array(codeCount(touches))
  for (const touch of touches) {
    const fits = new Set<readonly TouchSet[]>()
    let key = ''
    for (const sets of lists) {
      const isIn = isInAny(touch, sets, rules)
      if (isIn) fits.add(sets)
      key += isIn ? '1' : '0'
    }
    const kind = kinds.get(key) ?? found.push(kindOf(compiled, gapAt, runAt, fits)) - 1
    kinds.set(key, kind)
    kindAt[touch.code] = kind
  }
  return {
    ...{ kinds: found, kindAt, start: 1n, end, exits },
    endsEarly: compiled.gaps.at(-1)?.none?.length === 0,
    fewest: compiled.runs.reduce((sum, { min }) => sum + min, 0),
  }
}

/** The places after one touch. */
export function placesAfter(places: Places, kind: number, { kinds, exits }: SequenceMachine): Places {
  const { stays, leads } = kinds[kind] ?? { stays: 0n, leads: 0n }
  let after = (places & stays) | ((places & leads) << 1n)
  for (const { from, to } of exits) if (after & from) after |= to
  return after
}

/** The places of a run from which it goes on to its next event, and the last one if it may repeat that. */
interface RunPlaces {
  onward: Places
  again: Places
}

function layOut({ runs }: CompiledSequence) {
  const [gapAt, runAt, exits]: [Places[], RunPlaces[], SequenceMachine['exits']] = [[], [], []]
  let at = 0n
  for (const { min, max } of runs) {
    const isOpen = max === Number.POSITIVE_INFINITY
    const length = BigInt(isOpen ? min : max)
    const gap = 1n << at
    const next = gap << (length + 1n)
    const last = gap << length
    gapAt.push(gap)
    // One for the gap and one for each event but the last: all bits from the gap's up to the last one's.
    runAt.push({ onward: last - gap, again: isOpen ? last : 0n })
    exits.push({ from: next - (gap << BigInt(min)), to: next })
    at += length + 1n
  }
  const end = 1n << at
  return { gapAt: [...gapAt, end], runAt, end, exits }
}

function kindOf(
  { runs, gaps }: CompiledSequence,
  gapAt: readonly Places[],
  runAt: readonly RunPlaces[],
  fits: ReadonlySet<readonly TouchSet[]>,
): Kind {
  let [stays, leads] = [0n, 0n]
  for (const [index, { none }] of gaps.entries()) if (none && !fits.has(none)) stays |= gapAt[index] ?? 0n
  for (const [index, { of }] of runs.entries()) {
    if (!fits.has(of)) continue
    leads |= runAt[index]?.onward ?? 0n
    stays |= runAt[index]?.again ?? 0n
  }
  return { stays, leads }
}
