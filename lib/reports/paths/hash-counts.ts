/** Things that are equal. */
export interface HashCount {
  count: number
  /** How many of them are marked. */
  marked: number
  /** Of the first one. */
  tag: number
}

/** So many of them at a time are looked at, on average: what is known of them then stays in the processor's cache. */
const perPart = 1024
const mostParts = 4096

/**
 * Counts what is equal among millions of things, each given by 64 bits of a hash: among a million things two have the same
 * ones in some ten million databases. Sorted into parts by their first bits, and then counted part by part: one table for
 * all of them would wait for the memory at every step.
 */
export class HashCounts {
  size = 0
  /** Of each thing: the halves of its hash, and its tag doubled with the mark as its last bit. */
  private things = new Int32Array(3 * 4096)

  /** @param tag up to 2^30 */
  add(high: number, low: number, tag = 0, isMarked = false): void {
    let at = this.size++ * 3
    if (at === this.things.length) this.grow()
    const { things } = this
    things[at++] = high
    things[at++] = low
    things[at] = (tag << 1) | (isMarked ? 1 : 0)
  }

  private grow(): void {
    const larger = new Int32Array(this.things.length * 2)
    larger.set(this.things)
    this.things = larger
  }

  /** Calls back for everything that differs, in no order. The object is the same each time. */
  forEach(each: (counted: HashCount) => void): void {
    let bits = 0
    while (1 << bits < mostParts && perPart << bits < this.size) bits++
    const { sorted, starts } = this.inParts(bits)
    const counter = new PartCounter(sorted)
    for (let part = 0; part < 1 << bits; part++) counter.count(starts[part] ?? 0, starts[part + 1] ?? 0, each)
  }

  /** How many differ. */
  countDistinct(): number {
    let distinct = 0
    this.forEach(() => {
      distinct++
    })
    return distinct
  }

  /** The things in the order of their first bits; part n is those from `starts[n]` to `starts[n + 1]`. */
  private inParts(bits: number): { sorted: Int32Array; starts: Int32Array } {
    const { things, size } = this
    const starts = new Int32Array((1 << bits) + 1)
    if (bits === 0) {
      starts[1] = size
      return { sorted: things, starts }
    }
    const shift = 32 - bits
    for (let at = 0; at < size * 3; at += 3) (starts[((things[at] as number) >>> shift) + 1] as number)++
    for (let part = 1; part < starts.length; part++) (starts[part] as number) += starts[part - 1] as number
    const next = starts.slice()
    const sorted = new Int32Array(size * 3)
    for (let at = 0; at < size * 3; at += 3) {
      let to = (next[(things[at] as number) >>> shift] as number)++ * 3
      sorted[to++] = things[at] as number
      sorted[to++] = things[at + 1] as number
      sorted[to] = things[at + 2] as number
    }
    return { sorted, starts }
  }
}

class PartCounter {
  /** By the hash's last bits: 1 + the place of what has it, 0 for none. */
  private slots = new Int32Array(4 * perPart)
  /** By place: where the first of them stands, how many there are, how many are marked. */
  private first = new Int32Array(2 * perPart)
  private counts = new Int32Array(2 * perPart)
  private marks = new Int32Array(2 * perPart)

  constructor(private readonly things: Int32Array) {}

  count(start: number, end: number, each: (counted: HashCount) => void): void {
    this.makeRoom(end - start)
    const { things, slots, first, counts, marks } = this
    const mask = slots.length - 1
    let found = 0
    for (let at = start * 3; at < end * 3; at += 3) {
      const high = things[at] as number
      const low = things[at + 1] as number
      const mark = (things[at + 2] as number) & 1
      let slot = low & mask
      for (;;) {
        const place = (slots[slot] as number) - 1
        if (place < 0) {
          first[found] = at
          counts[found] = 1
          marks[found] = mark
          slots[slot] = ++found
          break
        }
        const other = first[place] as number
        if (things[other] === high && things[other + 1] === low) {
          ;(counts[place] as number)++
          ;(marks[place] as number) += mark
          break
        }
        slot = (slot + 1) & mask
      }
    }
    const counted: HashCount = { count: 0, marked: 0, tag: 0 }
    for (let place = 0; place < found; place++) {
      counted.count = counts[place] as number
      counted.marked = marks[place] as number
      counted.tag = (things[(first[place] as number) + 2] as number) >>> 1
      each(counted)
    }
  }

  private makeRoom(size: number): void {
    if (size * 2 <= this.slots.length) {
      this.slots.fill(0)
      return
    }
    let length = this.slots.length
    while (length < size * 2) length *= 2
    this.slots = new Int32Array(length)
    this.first = new Int32Array(length / 2)
    this.counts = new Int32Array(length / 2)
    this.marks = new Int32Array(length / 2)
  }
}
