// Histories that many sessions share. What a session has seen so far is a place in a tree: sessions that saw the same in
// the same order are in the same place, so that what there is to say of it is worked out once.

export interface Place<Item, Seen> {
  readonly seen: Seen
  readonly depth: number
  next: Map<Item, Place<Item, Seen>> | null
}

export interface SharedHistory<Item, Seen> {
  readonly start: Place<Item, Seen>
  /** The place to which one more item leads. */
  after(place: Place<Item, Seen>, item: Item): Place<Item, Seen>
}

/** Longer histories are hardly ever alike: places further on are not kept, each belongs to one session alone. */
const maxDepth = 12

/** What is seen comes from outside: a tree of this size starts anew. */
const maxPlaces = 20_000

/**
 * @param add what is seen with one more item: the same object when that changes nothing, and what is not shared it may
 *   change in place
 */
export function shareHistory<Item, Seen>(
  nothing: Seen,
  add: (seen: Seen, item: Item, isShared: boolean) => Seen,
): SharedHistory<Item, Seen> {
  const start: Place<Item, Seen> = { seen: nothing, depth: 0, next: null }
  let size = 0

  function grow(place: Place<Item, Seen>, item: Item): Place<Item, Seen> {
    const seen = add(place.seen, item, place.depth <= maxDepth)
    const grown = seen === place.seen ? place : { seen, depth: place.depth + 1, next: null }
    if (place.depth >= maxDepth) return grown
    if (size === maxPlaces) {
      start.next = null
      size = 0
    }
    size++
    place.next ??= new Map()
    place.next.set(item, grown)
    return grown
  }

  return { start, after: (place, item) => place.next?.get(item) ?? grow(place, item) }
}
