// Chance with a seed: the same seed gives the same sample on every machine.

export interface Random {
  /** From 0 to 1, 1 not included. */
  next(): number
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number
  chance(probability: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** One of the keys, as often as its weight says. */
  weighted<Key extends string>(weights: Partial<Record<Key, number>>): Key
  /** Around `middle`, at times much longer, never below a fifth of it: how long people take for things. */
  around(middle: number): number
}

/** The `mulberry32` generator: 32 bits of state, plenty for sample data. */
export function seededRandom(seed: number): Random {
  let state = seed | 0
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (probability) => next() < probability,
    pick(items) {
      const item = items[Math.floor(next() * items.length)]
      if (item === undefined) throw new RangeError('There is nothing to pick from')
      return item
    },
    weighted(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights & string, number][]
      let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [key, weight] of entries) {
        rest -= weight
        if (rest < 0) return key as never
      }
      throw new RangeError('There is nothing to pick from')
    },
    around: (middle) => middle * Math.max(0.2, -Math.log(1 - next()) * 0.8 + 0.2),
  }
}
