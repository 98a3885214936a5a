import { intents, outcomes, sources } from '@/lib/sessionizer/index'
import { codeOfPoint } from '@/lib/sessions/trail'
import { TextNumbers } from './text-numbers'
import { isHigh, pairOf, toUnits } from './text-units'
import type { DayColumns, Numbers } from './types'

/** Sessions told in a few long texts: a million short rows take longer on their way than to be found. */
export interface ToldColumns {
  /** Whole numbers as PostgreSQL writes an array of them; null without sessions. */
  starts: string | null
  durations: string | null
  points: string | null
  /** Ids that have nothing between them. All are as long. */
  leads: string | null
  /** Of each session its channel, outcome, intent, pauses and campaign, each ended by `wordEnd`; a question mark for pauses that are not known, an equals sign before a campaign. */
  words: string | null
  /** A slash before each. */
  trails: string | null
}

/** Ends a word. In a campaign it is doubled. */
export const wordEnd = '\u001f'

const dayMs = 86_400_000
const [minus, zero, comma, slash, equals, question] = [45, 48, 44, 47, 61, 63]
const end = wordEnd.charCodeAt(0)

/** Reads what `loadColumns` asks for, and puts it in order by day and start. */
export function parseColumns(told: readonly ToldColumns[], numbers: Numbers): DayColumns[] {
  const sets = told.filter(({ starts }) => starts !== null).map((one) => parse(one, numbers))
  return sets.length === 0 ? [] : splitByDay(sets)
}

/** As `DayColumns`, of any days and in any order. */
type Columns = Omit<DayColumns, 'dayMs'>

function parse(told: ToldColumns, numbers: Numbers): Columns {
  const startMs = parseNumbers(told.starts ?? '')
  const size = startMs.length
  return {
    size,
    startMs,
    durationMs: parseNumbers(told.durations ?? ''),
    points: parseNumbers(told.points ?? ''),
    leads: numbers.leads.read(told.leads ?? ''),
    ...parseWords(told.words ?? '', size, numbers),
    ...parseTrails(told.trails ?? '', size),
  }
}

/** `{12,-3}` */
function parseNumbers(text: string): Float64Array {
  const bytes = Buffer.from(text, 'latin1')
  let count = 1
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === comma) count++
  const numbers = new Float64Array(count)
  let at = 1
  for (let place = 0; place < count; place++) {
    const isNegative = bytes[at] === minus
    if (isNegative) at++
    let number = 0
    for (; (bytes[at] as number) >= zero && (bytes[at] as number) < 58; at++)
      number = number * 10 + (bytes[at] as number) - zero
    numbers[place] = isNegative ? -number : number
    at++
  }
  return numbers
}

const closed = [new TextNumbers(), new TextNumbers(), new TextNumbers()] as const
for (const [place, words] of [sources, outcomes, intents].entries()) {
  for (const word of words) {
    const reader = closed[place] as TextNumbers
    let state = 0
    for (let at = 0; at < word.length; at++) state = reader.step(state, word.charCodeAt(at))
    reader.at(state)
  }
}

function parseWords(text: string, size: number, { campaigns, pauses }: Numbers) {
  const units = toUnits(text)
  const columns = {
    sources: new Uint8Array(size),
    outcomes: new Uint8Array(size),
    intents: new Uint8Array(size),
    campaigns: new Int32Array(size),
    pauses: new Int32Array(size),
  }
  let at = 0
  const word = (reader: TextNumbers): number => {
    let state = 0
    for (; units[at] !== end; at++) state = reader.step(state, units[at] as number)
    at++
    return reader.at(state)
  }
  for (let place = 0; place < size; place++) {
    columns.sources[place] = word(closed[0]) - 1
    columns.outcomes[place] = word(closed[1]) - 1
    columns.intents[place] = word(closed[2]) - 1
    if (units[at] === question) at += 2
    else columns.pauses[place] = word(pauses)
    if (units[at] === equals) {
      at++
      let state = 0
      // Of two ends behind one another the first belongs to the campaign.
      for (; units[at] !== end || units[at + 1] === end; at++) {
        if (units[at] === end) at++
        state = campaigns.step(state, units[at] as number)
      }
      columns.campaigns[place] = campaigns.at(state)
    }
    at++
  }
  return columns
}

function parseTrails(text: string, size: number): Pick<Columns, 'touches' | 'touchStarts'> {
  const units = toUnits(text)
  const touches = new Int32Array(units.length - size)
  const touchStarts = new Int32Array(size + 1)
  let count = 0
  let place = 0
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] as number
    if (unit === slash) touchStarts[place++] = count
    else touches[count++] = codeOfPoint(isHigh(unit) ? pairOf(unit, units[++at] as number) : unit)
  }
  touchStarts[size] = count
  return { touches: touches.subarray(0, count), touchStarts }
}

/** The sessions of all sets, by their start, each day by itself. */
function splitByDay(sets: readonly Columns[]): DayColumns[] {
  const [only] = sets
  if (only && sets.length === 1 && isAscending(only.startMs)) return cut(only)
  const places = sets.flatMap((set) => Array.from({ length: set.size }, (_, place) => ({ set, place })))
  places.sort((a, b) => (a.set.startMs[a.place] as number) - (b.set.startMs[b.place] as number))
  return cut(gather(places))
}

function isAscending(numbers: Float64Array): boolean {
  for (let at = 1; at < numbers.length; at++) if ((numbers[at] as number) < (numbers[at - 1] as number)) return false
  return true
}

function gather(places: readonly { set: Columns; place: number }[]): Columns {
  const size = places.length
  const pick = <List extends Float64Array | Int32Array | Uint8Array>(list: List, of: (set: Columns) => List): List => {
    for (const [to, { set, place }] of places.entries()) list[to] = of(set)[place] as number
    return list
  }
  const touchStarts = new Int32Array(size + 1)
  for (const [to, { set, place }] of places.entries()) {
    const length = (set.touchStarts[place + 1] as number) - (set.touchStarts[place] as number)
    touchStarts[to + 1] = (touchStarts[to] as number) + length
  }
  const touches = new Int32Array(touchStarts[size] as number)
  for (const [to, { set, place }] of places.entries()) {
    touches.set(set.touches.subarray(set.touchStarts[place], set.touchStarts[place + 1]), touchStarts[to])
  }
  return {
    size,
    startMs: pick(new Float64Array(size), (set) => set.startMs),
    durationMs: pick(new Float64Array(size), (set) => set.durationMs),
    points: pick(new Float64Array(size), (set) => set.points),
    leads: pick(new Int32Array(size), (set) => set.leads),
    sources: pick(new Uint8Array(size), (set) => set.sources),
    outcomes: pick(new Uint8Array(size), (set) => set.outcomes),
    intents: pick(new Uint8Array(size), (set) => set.intents),
    campaigns: pick(new Int32Array(size), (set) => set.campaigns),
    pauses: pick(new Int32Array(size), (set) => set.pauses),
    touches,
    touchStarts,
  }
}

/** Copies: a day that is kept must not keep the others. */
function cut(all: Columns): DayColumns[] {
  const days: DayColumns[] = []
  for (let from = 0; from < all.size; ) {
    const day = Math.floor((all.startMs[from] as number) / dayMs) * dayMs
    let to = from
    while (to < all.size && (all.startMs[to] as number) < day + dayMs) to++
    const firstTouch = all.touchStarts[from] as number
    days.push({
      dayMs: day,
      size: to - from,
      startMs: all.startMs.slice(from, to),
      durationMs: all.durationMs.slice(from, to),
      points: all.points.slice(from, to),
      leads: all.leads.slice(from, to),
      sources: all.sources.slice(from, to),
      outcomes: all.outcomes.slice(from, to),
      intents: all.intents.slice(from, to),
      campaigns: all.campaigns.slice(from, to),
      pauses: all.pauses.slice(from, to),
      touches: all.touches.slice(firstTouch, all.touchStarts[to]),
      touchStarts: all.touchStarts.slice(from, to + 1).map((start) => start - firstTouch),
    })
    from = to
  }
  return days
}
