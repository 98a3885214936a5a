import type { NumberRange } from '@/lib/filters/range-text'
import { dayMs } from '@/lib/sessions/histograms-by-day'
import { codesOf, type Known, type Sieve } from './sieve'
import type { DayColumns } from './types'

// Where a session stands among those of its lead. These sieves remember what they have seen of each lead, so they have to
// be given each day from the first one on, in order and once, also those of which no row is asked for.

/** Says of each row of a day whether it is kept, after all days before. */
type Judge = (day: DayColumns, isKept: Uint8Array) => void

function byPlace(judge: Judge): Sieve {
  return (day, rows, count) => {
    const isKept = new Uint8Array(day.size)
    judge(day, isKept)
    let kept = 0
    for (let at = 0; at < count; at++) {
      const row = rows[at] as number
      if (isKept[row] === 1) rows[kept++] = row
    }
    return kept
  }
}

/** Which session of its lead it is, from 1 on. */
export function byVisit({ min = 1, max = Number.POSITIVE_INFINITY }: NumberRange, { numbers }: Known): Sieve {
  const visits = new Int32Array(numbers.leads.size + 1)
  return byPlace(({ leads, size }, isKept) => {
    for (let row = 0; row < size; row++) {
      const lead = leads[row] as number
      const visit = (visits[lead] as number) + 1
      visits[lead] = visit
      if (visit >= min && visit <= max) isKept[row] = 1
    }
  })
}

/** Full days of 24 hours since its lead's first session started. */
export function byDaysSinceFirst({ min = 0, max = Number.POSITIVE_INFINITY }: NumberRange, { numbers }: Known): Sieve {
  const firstMs = new Float64Array(numbers.leads.size + 1).fill(Number.NaN)
  return byPlace(({ leads, startMs, size }, isKept) => {
    for (let row = 0; row < size; row++) {
      const lead = leads[row] as number
      const start = startMs[row] as number
      if (Number.isNaN(firstMs[lead])) firstMs[lead] = start
      const days = Math.floor((start - (firstMs[lead] as number)) / dayMs)
      if (days >= min && days <= max) isKept[row] = 1
    }
  })
}

/** Told each day in order: by lead, 1 + the channel of its first session up to then. */
export function firstSources({ numbers }: Pick<Known, 'numbers'>): (day: DayColumns) => Uint8Array {
  const first = new Uint8Array(numbers.leads.size + 1)
  return ({ leads, sources, size }) => {
    for (let row = 0; row < size; row++) {
      const lead = leads[row] as number
      if (first[lead] === 0) first[lead] = (sources[row] as number) + 1
    }
    return first
  }
}

/**
 * The channel of its lead's first session.
 * @param keeps by channel: 1 for the wanted ones
 */
export function byFirstSource(keeps: Uint8Array, known: Known): Sieve {
  const firstOf = firstSources(known)
  return byPlace((day, isKept) => {
    const first = firstOf(day)
    for (let row = 0; row < day.size; row++) {
      if (keeps[(first[day.leads[row] as number] as number) - 1] === 1) isKept[row] = 1
    }
  })
}

/** The first session of its lead that holds one of the types. */
export function byFirstWith(types: readonly string[], known: Known): Sieve {
  const isWanted = codesOf(known, ({ type }) => types.includes(type))
  const hadOne = new Uint8Array(known.numbers.leads.size + 1)
  return byPlace(({ leads, touches, touchStarts, size }, isKept) => {
    for (let row = 0; row < size; row++) {
      const lead = leads[row] as number
      if (hadOne[lead] === 1) continue
      const end = touchStarts[row + 1] as number
      let place = touchStarts[row] as number
      while (place < end && isWanted[touches[place] as number] !== 1) place++
      if (place === end) continue
      hadOne[lead] = 1
      isKept[row] = 1
    }
  })
}
