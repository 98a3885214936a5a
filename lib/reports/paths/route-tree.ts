import { doubled, hashPair } from '@/lib/reports/pair-table'

/** A way that ended in a goal, and how many sessions went it. */
export interface CountedRoute {
  node: number
  sessions: number
}

/** Counts ways of steps, given as numbers of labels: a tree in typed arrays. */
export class RouteTree {
  private parents = new Int32Array(1024)
  private labels = new Int32Array(1024)
  private counts: Int32Array
  private size = 1
  /** Node ids by a hash of parent and label; 0 is free, for the root is nobody's child. */
  private slots = new Int32Array(4096)

  /** @param ends how many ways a route can end */
  constructor(private readonly ends: number) {
    this.counts = new Int32Array(1024 * ends)
  }

  static readonly root = 0

  /** The node one step further. */
  child(node: number, label: number): number {
    const mask = this.slots.length - 1
    let slot = hashPair(node, label) & mask
    for (;;) {
      const found = this.slots[slot] ?? 0
      if (found === 0) break
      if (this.parents[found] === node && this.labels[found] === label) return found
      slot = (slot + 1) & mask
    }
    const id = this.size++
    if (id === this.parents.length) this.grow()
    this.parents[id] = node
    this.labels[id] = label
    this.slots[slot] = id
    if (this.size * 2 > this.slots.length) this.rehash()
    return id
  }

  count(node: number, end: number): void {
    const place = node * this.ends + end
    this.counts[place] = (this.counts[place] ?? 0) + 1
  }

  /** Every way that some session went, in no order. The object is the same each time: take what is to be kept. */
  *routes(): Generator<CountedRoute> {
    const route = { node: 0, sessions: 0 }
    for (let node = 0; node < this.size; node++) {
      let sessions = 0
      for (let end = 0; end < this.ends; end++) sessions += this.countOf(node, end)
      if (sessions === 0) continue
      route.node = node
      route.sessions = sessions
      yield route
    }
  }

  /** The sessions that went to a node and no further, and ended this way. */
  countOf(node: number, end: number): number {
    return this.counts[node * this.ends + end] ?? 0
  }

  /** The steps to a node. */
  labelsTo(node: number): number[] {
    const labels: number[] = []
    for (let at = node; at !== RouteTree.root; at = this.parents[at] ?? 0) labels.push(this.labels[at] ?? 0)
    return labels.reverse()
  }

  private grow(): void {
    this.parents = doubled(this.parents)
    this.labels = doubled(this.labels)
    this.counts = doubled(this.counts)
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2)
    const mask = this.slots.length - 1
    for (let id = 1; id < this.size; id++) {
      let slot = hashPair(this.parents[id] ?? 0, this.labels[id] ?? 0) & mask
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask
      this.slots[slot] = id
    }
  }
}
