import {
  type Repetition,
  type Sequence,
  type SequenceStep,
  sequenceLimits,
  type TouchPattern,
  type TouchSet,
} from './sequence'

// The text form of a sequence:
//   email_click > page:/pricing* > demo_request     each any time later
//   email_click >> page:/pricing*                   as the very next event
//   email_click > !unsubscribe > demo_request       none of it in between
//   page:/blog/*{2,} > demo_request|trial_signup    two or more in a row; the one or the other
//   category:Pricing >> ~page_view|email_open       any event but these
// A step is an event type, or `page:` and a path, or `category:` and the name of a content category; in types and paths
// `*` is any run of characters and `\*` an asterisk. Spaces around signs mean nothing. A sign inside a value has a backslash
// before it.

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
const prefixes = [
  { prefix: 'page:', kind: 'page', missing: 'page: needs a path, like page:/pricing' },
  { prefix: 'category:', kind: 'category', missing: 'category: needs a name, like category:Pricing' },
] as const
const {
  steps: maxSteps,
  patternsPerStep,
  patterns: maxPatterns,
  repetitions,
  repetitionsInAll,
  textLength,
} = sequenceLimits

class Parser {
  private at = 0
  private patterns = 0
  private repetitions = 0

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
    const isNot = this.readSign('!')
    const isExcept = this.readSign('~')
    const set: TouchSet = { anyOf: this.readAlternatives(isExcept), ...(isExcept && { isExcept }) }
    if (isNot && this.text[this.at] === '{') throw new Problem('a step with ! cannot be repeated', this.at)
    if (isNot) return { kind: 'none', ...set }
    const repeat = this.readRepetition()
    return { kind: 'some', ...set, link: link?.sign === '>>' ? 'directly' : 'later', ...(repeat && { repeat }) }
  }

  private readSign(sign: '!' | '~'): boolean {
    this.skipSpaces()
    if (this.text[this.at] !== sign) return false
    this.at++
    return true
  }

  private readAlternatives(isExcept: boolean): TouchPattern[] {
    const patterns: TouchPattern[] = []
    do {
      if (patterns.length > 0) this.at++
      this.skipSpaces()
      const sign = this.text[this.at]
      if (sign === '!' || sign === '~') {
        const isFirst = patterns.length === 0
        const message = sign === '!' && isExcept ? '! stands before ~' : `one ${sign} is enough`
        throw new Problem(isFirst ? message : `${sign} stands before the whole step`, this.at)
      }
      if (patterns.length === patternsPerStep) throw new Problem(`more than ${patternsPerStep} choices`, this.at)
      if (this.patterns++ === maxPatterns) throw new Problem(`more than ${maxPatterns} choices in all`, this.at)
      const pattern = this.readPattern()
      if (!patterns.some(({ kind, pattern: known }) => kind === pattern.kind && known === pattern.pattern)) {
        patterns.push(pattern)
      }
    } while (this.text[this.at] === '|')
    return patterns
  }

  private readPattern(): TouchPattern {
    const start = this.at
    const named = prefixes.find(({ prefix }) => this.text.startsWith(prefix, start))
    this.at += named?.prefix.length ?? 0
    const pattern = this.readValue(named?.kind !== 'category')
    if (pattern !== '') return { kind: named?.kind ?? 'type', pattern }
    if (named) throw new Problem(named.missing, start)
    throw new Problem(this.missing(), this.at)
  }

  /**
   * Up to the next sign. Spaces at either end belong to it only with a backslash.
   * @param isPattern in a pattern `\*` and `\\` mean something themselves
   */
  private readValue(isPattern: boolean): string {
    this.skipSpaces()
    let value = ''
    let end = 0
    for (; this.at < this.text.length; this.at++) {
      const character = this.text[this.at] ?? ''
      if (signs.has(character)) break
      if (character === '\\') {
        const escaped = this.text[++this.at]
        if (escaped === undefined) throw new Problem('nothing after the backslash', this.at - 1)
        value += isPattern && (escaped === '*' || escaped === '\\') ? `\\${escaped}` : escaped
        end = value.length
        continue
      }
      value += character
      if (!isSpace(character)) end = value.length
    }
    return value.slice(0, end)
  }

  private readRepetition(): Repetition | undefined {
    const start = this.at
    const repeat = this.text[start] === '{' ? this.readBraces(start) : undefined
    this.repetitions += repeat ? (repeat.max ?? repeat.min) : 1
    if (this.repetitions > repetitionsInAll) {
      throw new Problem(`more than ${repetitionsInAll} repetitions in all`, start)
    }
    return repeat
  }

  private readBraces(start: number): Repetition | undefined {
    const [whole, from = '', comma, to = ''] = /^\{\s*(\d+)\s*(?:(,)\s*(\d*)\s*)?\}/.exec(this.text.slice(start)) ?? []
    if (whole === undefined) {
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
