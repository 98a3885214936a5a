import { doubled, hashPair } from '@/lib/reports/pair-table'

/** Sums by pairs of numbers: a table in typed arrays, for groups that a million sessions fall into. */
export class GroupSums {
  size = 0
  /** By group: its pair. */
  private keys = new Int32Array(2 * 1024)
  private sums: Int32Array
  /** 1 + groups by a hash of their pair; 0 is free. */
  private slots = new Int32Array(4096)

  /** @param count how many sums each group has */
  constructor(private readonly count: number) {
    this.sums = new Int32Array(1024 * count)
  }

  groupOf(one: number, other: number): number {
    const { keys, slots } = this
    const mask = slots.length - 1
    let slot = hashPair(one, other) & mask
    for (;;) {
      const group = (slots[slot] as number) - 1
      if (group < 0) return this.start(one, other, slot)
      if (keys[group * 2] === one && keys[group * 2 + 1] === other) return group
      slot = (slot + 1) & mask
    }
  }

  add(group: number, place: number, amount = 1): void {
    const at = group * this.count + place
    this.sums[at] = (this.sums[at] as number) + amount
  }

  keyOf(group: number): [one: number, other: number] {
    return [this.keys[group * 2] as number, this.keys[group * 2 + 1] as number]
  }

  sumOf(group: number, place: number): number {
    return this.sums[group * this.count + place] as number
  }

  private start(one: number, other: number, slot: number): number {
    const group = this.size++
    if (group * 2 === this.keys.length) {
      this.keys = doubled(this.keys)
      this.sums = doubled(this.sums)
    }
    this.keys[group * 2] = one
    this.keys[group * 2 + 1] = other
    this.slots[slot] = group + 1
    if (this.size * 2 > this.slots.length) this.spread()
    return group
  }

  private spread(): void {
    const slots = new Int32Array(this.slots.length * 2)
    const mask = slots.length - 1
    for (let group = 0; group < this.size; group++) {
      let slot = hashPair(this.keys[group * 2] as number, this.keys[group * 2 + 1] as number) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = group + 1
    }
    this.slots = slots
  }
}
