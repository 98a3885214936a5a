import { intents, outcomes, sources } from '@/lib/sessionizer/index'
import { codeOfPoint } from '@/lib/sessions/trail'
import { type Columns, splitByDay } from './split-by-day'
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
  /**
   * Of each session its channel, outcome, intent, pauses and campaign, each ended by `wordEnd`: a question mark for pauses
   * that are not known, an equals sign before a campaign.
   */
  words: string | null
  /** A slash before each. */
  trails: string | null
}

/** Ends a word. In a campaign it is doubled. */
export const wordEnd = '\u001f'

const [minus, zero, comma, slash, equals, question] = [45, 48, 44, 47, 61, 63]
const end = wordEnd.charCodeAt(0)

/** Reads what `loadColumns` asks for, and puts it in order by day and start. */
export function parseColumns(told: readonly ToldColumns[], numbers: Numbers): DayColumns[] {
  const sets = told.filter(({ starts }) => starts !== null).map((one) => parse(one, numbers))
  return sets.length === 0 ? [] : splitByDay(sets)
}

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

const [channels, ends, moods] = [numberAll(sources), numberAll(outcomes), numberAll(intents)]

/** A closed list: each word has its place in it as its number, from 1 on. */
function numberAll(words: readonly string[]): TextNumbers {
  const numbers = new TextNumbers()
  for (const word of words) {
    let state = 0
    for (let at = 0; at < word.length; at++) state = numbers.step(state, word.charCodeAt(at))
    numbers.at(state)
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
  const word = (reader: TextNumbers): number => {
    let state = 0
    for (; units[at] !== end; at++) state = reader.step(state, units[at] as number)
    at++
    return reader.at(state)
  }
  for (let place = 0; place < size; place++) {
    columns.sources[place] = word(channels) - 1
    columns.outcomes[place] = word(ends) - 1
    columns.intents[place] = word(moods) - 1
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
