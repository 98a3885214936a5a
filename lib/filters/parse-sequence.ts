import { type Repetition, type Sequence, type SequenceStep, sequenceLimits, type TouchPattern } from './sequence'

// The text form of a sequence:
//   email_click > page:/pricing* > demo_request     each any time later
//   email_click >> page:/pricing*                   as the very next event
//   email_click > !unsubscribe > demo_request       none of it in between
//   page:/blog/*{2,} > demo_request|trial_signup    two or more in a row; the one or the other
// A step is an event type, or `page:` and a path; `*` is any run of characters. Spaces around signs mean nothing. A sign
// inside a value has a backslash before it.

/** Why a text is no sequence. */
export interface SequenceProblem {
  message: string
  /** Where: the first character is 1. */
  position: number
}

export type ParsedSequence = { sequence: Sequence; problem?: never } | { sequence?: never; problem: SequenceProblem }

/** @example parseSequence('email_click > page:/pricing*').sequence?.length // 2 */
export function parseSequence(text: string): ParsedSequence {
  try {
    return { sequence: new Parser(text).parse() }
  } catch (error) {
    if (error instanceof Problem) return { problem: { message: error.message, position: error.at + 1 } }
    throw error
  }
}

class Problem extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message)
  }
}

/** Signs that end a value. */
const signs = new Set(['>', '|', '{', '}', ','])
const pagePrefix = 'page:'
const { steps: maxSteps, patternsPerStep, repetitions, textLength } = sequenceLimits

class Parser {
  private at = 0

  constructor(private readonly text: string) {}

  parse(): Sequence {
    if (this.text.length > textLength) throw new Problem(`longer than ${textLength} characters`, textLength)
    const sequence: Sequence = []
    let link: { sign: string; at: number } | null = null
    for (;;) {
      this.skipSpaces()
      const at = this.at
      if (sequence.length === maxSteps) throw new Problem(`more than ${maxSteps} steps`, at)
      const step = this.readStep(link)
      const before = sequence.at(-1)
      if (link?.sign === '>>' && (step.kind === 'none' || before?.kind === 'none')) {
        throw new Problem('nothing lies between events that follow directly, so ! goes with > on both sides', link.at)
      }
      sequence.push(step)
      link = this.readLink()
      if (link === null) return sequence
    }
  }

  private readStep(link: { sign: string } | null): SequenceStep {
    const isNot = this.text[this.at] === '!'
    if (isNot) this.at++
    const anyOf = this.readAlternatives(isNot)
    if (isNot && this.text[this.at] === '{') throw new Problem('a step with ! cannot be repeated', this.at)
    if (isNot) return { kind: 'none', anyOf }
    const repeat = this.readRepetition()
    return { kind: 'some', anyOf, link: link?.sign === '>>' ? 'directly' : 'later', ...(repeat && { repeat }) }
  }

  private readAlternatives(isNot: boolean): TouchPattern[] {
    const patterns: TouchPattern[] = []
    do {
      if (patterns.length > 0) this.at++
      this.skipSpaces()
      if (this.text[this.at] === '!') {
        const message = isNot && patterns.length === 0 ? 'one ! is enough' : '! stands before the whole step'
        throw new Problem(message, this.at)
      }
      if (patterns.length === patternsPerStep) throw new Problem(`more than ${patternsPerStep} choices`, this.at)
      const pattern = this.readPattern()
      if (!patterns.some(({ kind, pattern: known }) => kind === pattern.kind && known === pattern.pattern)) {
        patterns.push(pattern)
      }
    } while (this.text[this.at] === '|')
    return patterns
  }

  private readPattern(): TouchPattern {
    const start = this.at
    const isPage = this.text.startsWith(pagePrefix, start)
    if (isPage) this.at += pagePrefix.length
    const pattern = this.readValue()
    if (pattern !== '') return { kind: isPage ? 'page' : 'type', pattern }
    if (isPage) throw new Problem('page: needs a path, like page:/pricing', start)
    throw new Problem(this.missing(), this.at)
  }

  /** Up to the next sign. Spaces at either end belong to it only with a backslash. */
  private readValue(): string {
    this.skipSpaces()
    let value = ''
    let end = 0
    for (; this.at < this.text.length; this.at++) {
      const character = this.text[this.at] ?? ''
      if (signs.has(character)) break
      if (character === '\\') {
        const escaped = this.text[++this.at]
        if (escaped === undefined) throw new Problem('nothing after the backslash', this.at - 1)
        value += escaped
        end = value.length
        continue
      }
      value += character
      if (!isSpace(character)) end = value.length
    }
    return value.slice(0, end)
  }

  private readRepetition(): Repetition | undefined {
    if (this.text[this.at] !== '{') return undefined
    const start = this.at
    const [whole, from = '', comma, to = ''] = /^\{\s*(\d+)\s*(,)?\s*(\d*)\s*\}/.exec(this.text.slice(start)) ?? []
    if (whole === undefined || (!comma && to !== '')) {
      throw new Problem('a repetition is {2}, {2,} or {2,4}', start)
    }
    this.at += whole.length
    const min = Number(from)
    const max = comma ? (to === '' ? undefined : Number(to)) : min
    if (min < 1) throw new Problem('a repetition begins at 1', start)
    if (max !== undefined && max < min) throw new Problem(`the repetition is reversed: {${to},${from}}`, start)
    if ((max ?? min) > repetitions) throw new Problem(`more than ${repetitions} in a row`, start)
    if (min === 1 && max === 1) return undefined
    return { min, ...(max !== undefined && { max }) }
  }

  private readLink(): { sign: string; at: number } | null {
    this.skipSpaces()
    const at = this.at
    if (at === this.text.length) return null
    if (this.text[at] !== '>') throw new Problem(unexpected(this.text[at] ?? ''), at)
    const sign = this.text[at + 1] === '>' ? '>>' : '>'
    this.at += sign.length
    return { sign, at }
  }

  private skipSpaces(): void {
    while (isSpace(this.text[this.at])) this.at++
  }

  private missing(): string {
    const character = this.text[this.at]
    if (character === undefined) return this.text.trim() === '' ? 'there is no step' : 'a step is missing at the end'
    return character === '>' || character === '|' ? `a step is missing before ${character}` : unexpected(character)
  }
}

function unexpected(character: string): string {
  if (character === '|') return 'a repetition stands behind the last choice'
  if (character === ',') return 'one sequence at a time; a comma inside a name is written \\,'
  if (character === '{' || character === '}') return `${character} inside a name is written \\${character}`
  return `> is missing before ${character}`
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character)
}
