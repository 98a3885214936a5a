import type { Database } from '@/lib/db/database'
import type { Position } from '@/lib/filters/page-cursor'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { type SessionSort, type SessionSortColumn, sortColumnOf } from '@/lib/filters/session-sort'
import { sessionId } from '@/lib/sessionizer/index'
import { dayMs } from '@/lib/sessions/histograms-by-day'
import type { Clock } from '@/lib/sessions/session-where'
import { inTurns } from './in-turns'
import { type HeldDays, keptOf, readHeldDays } from './read-sessions'
import { looksBack } from './select-rows'
import type { DayColumns } from './types'

/** The sessions under a filter in the order of a list, as they are in memory; null when memory does not hold them. */
export async function readHeldList(
  filter: SessionFilter,
  sort: SessionSort,
  clock: Clock,
  db: Database,
): Promise<HeldList | null> {
  const held = await readHeldDays(filter, clock, db)
  return held && new HeldList(looksBack(filter) ? await sifted(held) : held, sort)
}

/** For a sieve that has to be given each day in order and once. */
async function sifted(held: HeldDays): Promise<HeldDays> {
  const kept = new Map<DayColumns, Int32Array>()
  for await (const day of inTurns(held.days)) kept.set(day, keptOf(day, held))
  return { ...held, sieve: null, rowsOf: (day) => kept.get(day) ?? new Int32Array() }
}

interface Entry {
  /** The value of the sort column, or its opposite for a list that goes down. */
  key: number
  lead: number
  startMs: number
}

export class HeldList {
  private readonly column: SessionSortColumn
  private readonly descending: boolean

  constructor(
    private readonly held: HeldDays,
    sort: SessionSort,
  ) {
    const { column, descending } = sortColumnOf(sort)
    this.column = column
    this.descending = descending
  }

  /** The places of up to `limit` sessions after a place, or before it with `backward`, the nearest first. */
  async first(place: Position | null, limit: number, backward: boolean): Promise<Position[]> {
    const { column, held } = this
    const sign = this.descending !== backward ? -1 : 1
    const byStart = column === 'startedAt'
    const found = new Nearest(held, place, limit, sign)
    for await (const day of inTurns(byStart && sign < 0 ? held.days.toReversed() : held.days)) {
      if (byStart && (sign < 0 ? -day.dayMs : day.dayMs + dayMs) < found.from) continue
      found.take(day, keysOf(day, column))
      if (byStart && found.isFull) break
    }
    return found.entries.map((entry) => ({ column, key: sign * entry.key, id: found.idOf(entry) }))
  }
}

/** The entries right behind a place, by key and then by id in the same direction. */
class Nearest {
  readonly entries: Entry[] = []
  /** The key of the place. */
  readonly from: number

  constructor(
    private readonly held: HeldDays,
    private readonly place: Position | null,
    private readonly limit: number,
    private readonly sign: 1 | -1,
  ) {
    this.from = place ? sign * place.key : Number.NEGATIVE_INFINITY
  }

  get isFull(): boolean {
    return this.entries.length === this.limit
  }

  /** Keys before the filter: most sessions are further away than those that were found before. */
  take(day: DayColumns, keys: ArrayLike<number>): void {
    const { held, sign } = this
    const near = this.near(keys, held.rowsOf(day))
    const kept = held.sieve ? held.sieve(day, near, near.length) : near.length
    for (let at = 0; at < kept; at++) {
      const row = near[at] as number
      this.add(sign * (keys[row] as number), day.leads[row] as number, day.startMs[row] as number)
    }
  }

  idOf({ lead, startMs }: Entry): string {
    return sessionId(this.held.numbers.leads.idOf(lead), startMs)
  }

  private near(keys: ArrayLike<number>, rows: Int32Array): Int32Array {
    const { sign, from } = this
    const upTo = this.last()?.key ?? Number.POSITIVE_INFINITY
    const near = new Int32Array(rows.length)
    let count = 0
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number
      const key = sign * (keys[row] as number)
      if (key >= from && key <= upTo) near[count++] = row
    }
    return near.subarray(0, count)
  }

  private last(): Entry | undefined {
    return this.entries[this.limit - 1]
  }

  private add(key: number, lead: number, startMs: number): void {
    const { entries } = this
    const last = this.last()
    if (last && this.compare(key, lead, startMs, last) >= 0) return
    const entry = { key, lead, startMs }
    if (this.place && key === this.from && !this.isBehind(entry, this.place)) return
    let [low, high] = [0, entries.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.compare(key, lead, startMs, entries[middle] as Entry) > 0) low = middle + 1
      else high = middle
    }
    entries.splice(low, 0, entry)
    if (entries.length > this.limit) entries.pop()
  }

  private isBehind(entry: Entry, { id, inclusive }: Position): boolean {
    const { leads } = this.held.numbers
    const difference = this.sign * (leads.compare(entry.lead, id) || compareTexts(this.idOf(entry), id))
    return inclusive ? difference >= 0 : difference > 0
  }

  /** Below zero when a session comes before an entry. Makes no objects: of many sessions with one key each is compared. */
  private compare(key: number, lead: number, startMs: number, other: Entry): number {
    if (key !== other.key) return key - other.key
    if (lead !== other.lead) return this.sign * this.held.numbers.leads.compareBoth(lead, other.lead)
    return this.sign * compareTexts(this.idOf({ key, lead, startMs }), this.idOf(other))
  }
}

/** The values of a day's sort column. */
function keysOf({ startMs, durationMs, points, touchStarts }: DayColumns, column: SessionSortColumn) {
  switch (column) {
    case 'startedAt':
      return startMs
    case 'duration':
      return durationMs
    case 'points':
      return points
    case 'events':
      return lengths(touchStarts)
  }
}

function lengths(starts: Int32Array): Int32Array {
  const lengths = new Int32Array(starts.length - 1)
  for (let at = 0; at < lengths.length; at++) lengths[at] = (starts[at + 1] as number) - (starts[at] as number)
  return lengths
}

/** As the database orders ids, by their bytes. */
function compareTexts(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
