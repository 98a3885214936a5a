import { codeOfPoint } from '@/lib/sessions/trail'
import { type Columns, splitByDay } from './split-by-day'
import type { TextNumbers } from './text-numbers'
import { isHigh, pairOf, toUnits } from './text-units'
import type { DayColumns, Numbers } from './types'

/**
 * Sessions told in a few long values: a million short rows take longer on their way than to be found. All are null
 * without sessions.
 */
export interface ToldColumns {
  /** int8 as PostgreSQL sends it, highest byte first: microseconds since 2000, milliseconds, points. */
  starts: Buffer | null
  durations: Buffer | null
  points: Buffer | null
  /** Ids that have nothing between them. All are as long. */
  leads: string | null
  /** A character each for the place in its list: `firstPlace` and beyond. */
  sources: string | null
  outcomes: string | null
  intents: string | null
  /** `wordEnd` between them; a question mark when they are not known. */
  pauses: string | null
  /** Likewise: an equals sign before one, in which `wordEnd` is doubled; a hyphen for none. */
  campaigns: string | null
  /** A slash before each. */
  trails: string | null
}

/** The character of the first word of a list. */
export const firstPlace = 65

/** Between words. */
export const wordEnd = '\u001f'
const end = wordEnd.charCodeAt(0)

/** The year 2000, where PostgreSQL counts from. */
const firstMs = 946_684_800_000

const [slash, hyphen, question] = [47, 45, 63]

/** Reads what `loadColumns` asks for, and puts it in order by day and start. */
export function parseColumns(told: readonly ToldColumns[], numbers: Numbers): DayColumns[] {
  const sets = told.filter(({ starts }) => starts !== null).map((one) => parse(one, numbers))
  return sets.length === 0 ? [] : splitByDay(sets)
}

function parse(told: ToldColumns, numbers: Numbers): Columns {
  const leads = numbers.leads.read(told.leads ?? '')
  const size = leads.length
  return {
    size,
    startMs: parseInstants(told.starts, size),
    durationMs: parseNumbers(told.durations, size),
    points: parseNumbers(told.points, size),
    leads,
    sources: parsePlaces(told.sources ?? '', size),
    outcomes: parsePlaces(told.outcomes ?? '', size),
    intents: parsePlaces(told.intents ?? '', size),
    campaigns: parseCampaigns(told.campaigns ?? '', size, numbers.campaigns),
    pauses: parsePauses(told.pauses ?? '', size, numbers.pauses),
    ...parseTrails(told.trails ?? '', size),
  }
}

function parseNumbers(bytes: Buffer | null, size: number): Float64Array {
  const numbers = new Float64Array(size)
  if (bytes === null) return numbers
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let place = 0; place < size; place++) {
    numbers[place] = view.getInt32(place * 8) * 2 ** 32 + view.getUint32(place * 8 + 4)
  }
  return numbers
}

function parseInstants(bytes: Buffer | null, size: number): Float64Array {
  const instants = parseNumbers(bytes, size)
  for (let place = 0; place < size; place++) instants[place] = firstMs + (instants[place] as number) / 1000
  return instants
}

function parsePlaces(text: string, size: number): Uint8Array {
  const units = toUnits(text)
  const places = new Uint8Array(size)
  for (let place = 0; place < size; place++) places[place] = (units[place] as number) - firstPlace
  return places
}

function parsePauses(text: string, size: number, pauses: TextNumbers): Int32Array {
  const units = toUnits(text)
  const parsed = new Int32Array(size)
  let at = 0
  for (let place = 0; place < size; place++) {
    if (units[at] === question) at++
    else {
      let state = 0
      for (; at < units.length && units[at] !== end; at++) state = pauses.step(state, units[at] as number)
      parsed[place] = pauses.at(state)
    }
    at++
  }
  return parsed
}

function parseCampaigns(text: string, size: number, campaigns: TextNumbers): Int32Array {
  const units = toUnits(text)
  const parsed = new Int32Array(size)
  let at = 0
  for (let place = 0; place < size; place++) {
    if (units[at++] !== hyphen) {
      let state = 0
      // Of two ends behind one another the first belongs to the campaign.
      for (; at < units.length && (units[at] !== end || units[at + 1] === end); at++) {
        if (units[at] === end) at++
        state = campaigns.step(state, units[at] as number)
      }
      parsed[place] = campaigns.at(state)
    }
    at++
  }
  return parsed
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
