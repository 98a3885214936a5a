import { codeOfPoint } from '@/lib/sessions/trail'
import { type Columns, splitByDay } from './split-by-day'
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
  /**
   * Of each session its channel, outcome and intent, a character each for the place in its list (`firstPlace` and beyond);
   * its pauses, a question mark when they are not known; its campaign, an equals sign before it. `wordEnd` ends both.
   */
  words: string | null
  /** A slash before each. */
  trails: string | null
}

/** Ends pauses and campaigns. In a campaign it is doubled. */
export const wordEnd = '\u001f'
/** The character of the first word of a list. */
export const firstPlace = 65

const [minus, zero, slash, nine, equals, question] = [45, 48, 47, 57, 61, 63]
const end = wordEnd.charCodeAt(0)

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
    startMs: parseNumbers(told.starts ?? '', size),
    durationMs: parseNumbers(told.durations ?? '', size),
    points: parseNumbers(told.points ?? '', size),
    leads,
    ...parseWords(told.words ?? '', size, numbers),
    ...parseTrails(told.trails ?? '', size),
  }
}

/** `{12,-3}` */
function parseNumbers(text: string, count: number): Float64Array {
  const bytes = Buffer.from(text, 'latin1')
  const numbers = new Float64Array(count)
  let at = 1
  for (let place = 0; place < count; place++) {
    const isNegative = bytes[at] === minus
    if (isNegative) at++
    let number = 0
    for (; (bytes[at] as number) >= zero && (bytes[at] as number) <= nine; at++)
      number = number * 10 + (bytes[at] as number) - zero
    numbers[place] = isNegative ? -number : number
    at++
  }
  return numbers
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
  for (let place = 0; place < size; place++) {
    columns.sources[place] = (units[at++] as number) - firstPlace
    columns.outcomes[place] = (units[at++] as number) - firstPlace
    columns.intents[place] = (units[at++] as number) - firstPlace
    let state = 0
    if (units[at] === question) at++
    else {
      for (; units[at] !== end; at++) state = pauses.step(state, units[at] as number)
      columns.pauses[place] = pauses.at(state)
    }
    at++
    if (units[at] === equals) {
      at++
      state = 0
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
