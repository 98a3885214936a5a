import { GroupSums } from '@/lib/reports/group-sums'
import { categoryOf, pageViewType, type Rules, type Touch } from '@/lib/sessionizer'
import { codeCount } from '@/lib/sessions/columns/sieve'
import type { CodedTouch } from '@/lib/sessions/trail'

// The gist of a session is what of its touches can matter to intent, outcome and reasons: views of pages in a category
// that is not neutral, in order; of anything else the first of its type; and whether there is more than one event. A
// month has a hundred times as many sessions as gists, so rules are asked about each gist once.

/** Touches of one type that mean the same by all of the rules. */
interface Kind {
  /** One of them. */
  touch: Touch
  /** The number of its type. */
  type: number
  /** Whether each view counts, not only the first. */
  speaks: boolean
}

/** Before the first touch. */
const root = -1

/** Numbers gists as they come up, and all that they begin with. */
export class Gists {
  private readonly kinds: Kind[] = []
  private readonly kindAt: Int32Array
  private readonly typeAt: Int32Array
  private readonly speaksAt: Uint8Array
  /** By type: the last session that had it. */
  private readonly seenIn: Int32Array
  private session = 0
  /** By a gist and the kind of one more touch. Nothing is summed up. */
  private readonly numbers = new GroupSums(0)

  constructor(touches: readonly CodedTouch[], rules: readonly Rules[]) {
    this.kindAt = this.sort(touches, rules)
    this.typeAt = Int32Array.from(this.kindAt, (kind) => this.kinds[kind]?.type ?? 0)
    this.speaksAt = Uint8Array.from(this.kindAt, (kind) => (this.kinds[kind]?.speaks ? 1 : 0))
    this.seenIn = new Int32Array(this.kinds.length)
  }

  /** All numbers are below. */
  get size(): number {
    return this.numbers.size
  }

  /** The number of a session's gist. */
  of(codes: Int32Array, from: number, to: number): number {
    const { kindAt, typeAt, speaksAt, seenIn, numbers } = this
    const session = ++this.session
    let gist = root
    let length = 0
    for (let place = from; place < to; place++) {
      const code = codes[place] as number
      const type = typeAt[code] as number
      // The second event always counts: a single one is a bounce.
      if (speaksAt[code] === 0 && seenIn[type] === session && length !== 1) continue
      seenIn[type] = session
      gist = numbers.groupOf(gist, kindAt[code] as number)
      length++
    }
    return gist
  }

  touchesOf(gist: number): Touch[] {
    const touches: Touch[] = []
    for (let at = gist; at !== root; ) {
      const [shorter, kind] = this.numbers.keyOf(at)
      const touch = this.kinds[kind]?.touch
      if (touch) touches.push(touch)
      at = shorter
    }
    return touches.reverse()
  }

  private sort(touches: readonly CodedTouch[], rules: readonly Rules[]): Int32Array {
    const kindAt = new Int32Array(codeCount(touches))
    const [known, types] = [new Map<string, number>(), new Map<string, number>()]
    for (const { code, type, path } of touches) {
      const places = rules.map((one) => placeOf({ type, path }, one))
      const key = [...places, type].join(' ')
      let kind = known.get(key)
      if (kind === undefined) {
        const number = types.get(type) ?? types.size
        types.set(type, number)
        kind = this.kinds.push({ touch: { type, path }, type: number, speaks: places.some((at) => at >= 0) }) - 1
        known.set(key, kind)
      }
      kindAt[code] = kind
    }
    return kindAt
  }
}

/** The place of a viewed page's category among those of the rules; -1 when it says nothing about intent. */
function placeOf({ type, path }: Touch, rules: Rules): number {
  const category = type === pageViewType && path ? categoryOf(path, rules) : null
  return category && category.kind !== 'neutral' ? rules.categories.indexOf(category) : -1
}
