// What the tables of pairs of small numbers (`GroupSums`, `RouteTree`) have in common.

/** Where to look for a pair first, before it is cut to the size of the table. */
export function hashPair(one: number, other: number): number {
  const mixed = Math.imul(one, 0x9e3779b1) ^ Math.imul(other + 1, 0x85ebca6b)
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 8
}

/** The same numbers with as much room again behind them. */
export function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}
