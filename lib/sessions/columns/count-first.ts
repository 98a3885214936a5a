import { sources } from '@/lib/sessionizer/index'
import { inTurns } from './in-turns'
import { firstSources } from './place-sieves'
import { type HeldDays, keptOf } from './read-sessions'
import { codeCount } from './sieve'

// Sessions by what their lead did first. All days are walked, from the first one on, also those that the filter leaves out.

type Counts = [value: string, count: number][]

/** By the channel of the lead's first session. */
export async function countFirstSources(held: HeldDays): Promise<Counts> {
  const firstOf = firstSources(held)
  const counts = new Int32Array(sources.length + 1)
  for await (const day of inTurns(held.days)) {
    const first = firstOf(day)
    for (const row of keptOf(day, held)) {
      const source = first[day.leads[row] as number] as number
      counts[source] = (counts[source] as number) + 1
    }
  }
  return sources.map((source, place) => [source, counts[place + 1] as number])
}

/** 32 types in a word. */
const wordBits = 5
/** 64 MB of them at most, while it counts. */
const mostWords = 2 ** 24

/** By each event type of which the session is its lead's first; null when leads and types are too many to be told apart. */
export async function countFirstWith(held: HeldDays): Promise<Counts | null> {
  const types = [...new Set(held.touches.map(({ type }) => type))]
  const typeOf = new Int32Array(codeCount(held.touches))
  const places = new Map(types.map((type, place) => [type, place]))
  for (const { code, type } of held.touches) typeOf[code] = places.get(type) ?? 0
  const words = (types.length >> wordBits) + 1
  const length = (held.numbers.leads.size + 1) * words
  if (length > mostWords) return null
  /** By lead: a bit for each type that it has had. */
  const had = new Int32Array(length)
  const counts = new Int32Array(types.length)
  for await (const day of inTurns(held.days)) {
    const { leads, touches, touchStarts, size } = day
    const isKept = new Uint8Array(size)
    for (const row of keptOf(day, held)) isKept[row] = 1
    for (let row = 0; row < size; row++) {
      const end = touchStarts[row + 1] as number
      const from = (leads[row] as number) * words
      for (let at = touchStarts[row] as number; at < end; at++) {
        const type = typeOf[touches[at] as number] as number
        const word = from + (type >> wordBits)
        const bit = 1 << type // of the last five bits of the type
        if (((had[word] as number) & bit) !== 0) continue
        had[word] = (had[word] as number) | bit
        if (isKept[row] === 1) counts[type] = (counts[type] as number) + 1
      }
    }
  }
  return types.map((type, place) => [type, counts[place] as number])
}
