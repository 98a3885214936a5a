import { compileSequence, type Sequence } from '@/lib/filters/sequence'
import type { Rules } from '@/lib/sessionizer/index'
import type { CodedTouch } from '@/lib/sessions/trail'
import { type Places, placesAfter, type SequenceMachine, sequenceMachine } from './sequence-machine'
import type { Sieve } from './sieve'

/** The table of states by kinds may grow to this; it then starts anew. Sequences that people ask for take some hundreds. */
const mostCells = 2 ** 20

/** Sessions that hold a sequence. The same for one session is lib/filters/match-sequence.ts. */
export function sequenceSieve(
  sequence: Sequence,
  touches: readonly CodedTouch[],
  rules: Rules,
  limit: number = mostCells,
): Sieve {
  const reader = new Reader(sequenceMachine(compileSequence(sequence), touches, rules), limit)
  return ({ touches: codes, touchStarts }, rows, count) => {
    let kept = 0
    for (let at = 0; at < count; at++) {
      const row = rows[at] as number
      if (reader.isIn(codes, touchStarts[row] as number, touchStarts[row + 1] as number)) rows[kept++] = row
    }
    return kept
  }
}

/** States that no touch changes, and the one at the start of each session. */
const lost = 0
const found = 1
const start = 2
/**
 * Sets of places as they occur are numbered: they are the states. What a kind of touch makes of a state is worked out once and
 * then stands in a table, so that a touch costs one look at it.
 */
class Reader {
  private readonly kinds: number
  private table = new Int32Array(0)
  private states: Places[] = []
  private readonly numbers = new Map<Places, number>()
  private isEnd: boolean[] = []

  constructor(
    private readonly machine: SequenceMachine,
    private readonly limit: number,
  ) {
    this.kinds = Math.max(1, machine.kinds.length)
    this.startAnew()
  }

  isIn(codes: Int32Array, from: number, to: number): boolean {
    const { machine, kinds } = this
    if (to - from < machine.fewest) return false
    const { kindAt } = machine
    let { table } = this
    let state = start
    for (let place = from; place < to; place++) {
      const kind = kindAt[codes[place] as number] as number
      let next = table[state * kinds + kind] as number
      if (next === unknown) {
        next = this.findOut(state, kind)
        table = this.table
      }
      state = next
      if (state < start) return state === found
    }
    return this.isEnd[state] === true
  }

  private findOut(state: number, kind: number): number {
    const { states } = this
    const after = placesAfter(states[state] ?? 0n, kind, this.machine)
    const next = this.numberOf(after)
    if (this.states === states) this.table[state * this.kinds + kind] = next
    return next
  }

  private numberOf(places: Places): number {
    const { machine, numbers } = this
    if (places === 0n) return lost
    const isEnd = (places & machine.end) !== 0n
    if (isEnd && machine.endsEarly) return found
    const known = numbers.get(places)
    if (known !== undefined) return known
    if (this.states.length > start + 1 && (this.states.length + 1) * this.kinds > this.limit) this.startAnew()
    return this.add(places)
  }

  private startAnew(): void {
    this.table = new Int32Array(16 * this.kinds).fill(unknown)
    this.states = [0n, 0n]
    this.isEnd = [false, true]
    this.numbers.clear()
    this.add(this.machine.start)
  }

  private add(places: Places): number {
    const number = this.states.push(places) - 1
    this.numbers.set(places, number)
    this.isEnd.push((places & this.machine.end) !== 0n)
    if ((number + 1) * this.kinds > this.table.length) {
      const longer = new Int32Array(this.table.length * 2).fill(unknown)
      longer.set(this.table)
      this.table = longer
    }
    return number
  }
}

const unknown = -1
