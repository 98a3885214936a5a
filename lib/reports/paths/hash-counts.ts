/** Things that are equal. */
export interface HashCount {
  /** The halves of their hash. */
  high: number
  low: number
  count: number
  /** How many of them are marked. */
  marked: number
  /** Of the first one. */
  tag: number
}

/** So many numbers tell a thing. */
const width = 5
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
  /** Of each thing: the halves of its hash, its tag, how many there are, how many of them are marked. */
  private things: Int32Array

  /** @param expected how many are to be added, or about so many */
  constructor(expected = 4096) {
    this.things = new Int32Array(width * Math.max(1, expected))
  }

  /** @param count adds so many that are equal, at once */
  add(high: number, low: number, tag: number, marked: number, count = 1): void {
    let at = this.size++ * width
    if (at === this.things.length) this.grow()
    const { things } = this
    things[at++] = high
    things[at++] = low
    things[at++] = tag
    things[at++] = count
    things[at] = marked
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

  /** The things in the order of their first bits; part n is those from `starts[n]` to `starts[n + 1]`. */
  private inParts(bits: number): { sorted: Int32Array; starts: Int32Array } {
    const { things, size } = this
    const starts = new Int32Array((1 << bits) + 1)
    if (bits === 0) {
      starts[1] = size
      return { sorted: things, starts }
    }
    const shift = 32 - bits
    for (let at = 0; at < size * width; at += width) (starts[((things[at] as number) >>> shift) + 1] as number)++
    for (let part = 1; part < starts.length; part++) (starts[part] as number) += starts[part - 1] as number
    const next = starts.slice()
    const sorted = new Int32Array(size * width)
    for (let at = 0; at < size * width; at += width) {
      let to = (next[(things[at] as number) >>> shift] as number)++ * width
      for (let from = at; from < at + width; from++) sorted[to++] = things[from] as number
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
    for (let at = start * width; at < end * width; at += width) {
      const high = things[at] as number
      const low = things[at + 1] as number
      const count = things[at + 3] as number
      const marked = things[at + 4] as number
      let slot = low & mask
      for (;;) {
        const place = (slots[slot] as number) - 1
        if (place < 0) {
          first[found] = at
          counts[found] = count
          marks[found] = marked
          slots[slot] = ++found
          break
        }
        const other = first[place] as number
        if (things[other] === high && things[other + 1] === low) {
          ;(counts[place] as number) += count
          ;(marks[place] as number) += marked
          break
        }
        slot = (slot + 1) & mask
      }
    }
    const counted: HashCount = { high: 0, low: 0, count: 0, marked: 0, tag: 0 }
    for (let place = 0; place < found; place++) {
      counted.count = counts[place] as number
      counted.marked = marks[place] as number
      const at = first[place] as number
      counted.high = things[at] as number
      counted.low = things[at + 1] as number
      counted.tag = things[at + 2] as number
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
