// Many patterns looked for in one walk along a path: it takes as many steps as the path is long, however many they are.
// A state stands for all the places in the patterns that a path may have come to. States, and the steps between them, are
// made when a path first needs them.
import { isSign } from './pattern'

/** Tokens that are no character. */
const star = -1
const end = -2

const slash = 47

/** Characters below have a column of their own, the others that no pattern names share this one. */
const ascii = 128

/** The column of the answer. */
const endColumn = ascii + 1

interface State {
  /** Where a path may go on, in the patterns of lists before `sure`: indexes of tokens, ascending. */
  places: readonly number[]
  /** The first list with a pattern that fits however the path goes on. */
  sure: number
  /** The first list with a pattern that fits if the path ends here. */
  answer: number
}

/** Lists of patterns, of which the first one that fits a path is looked for. */
export class PatternSet {
  /** All patterns, one behind the other, each with an end. */
  private readonly tokens: number[] = []
  /** Which list a token belongs to. */
  private readonly owners: number[] = []
  /** Where each pattern begins. */
  private readonly starts: number[] = []
  /** The columns of the characters beyond ASCII that patterns name. */
  private readonly columns = new Map<number, number>()
  private states: State[] = []
  private numbers = new Map<string, number>()
  /**
   * A row for each state, which begins at the state's number: the number of the next state by the column of the next
   * character. 0 where it is not made yet; less than 0 for an answer that is sure: -1 is list 0, -2 list 1.
   */
  private steps = new Int32Array()
  private held = 0
  private first = 0

  /** @param maxHeld how many numbers the states may hold before they start anew: patterns and paths come from outside */
  constructor(
    private readonly lists: readonly (readonly string[])[],
    private readonly maxHeld = 1_000_000,
  ) {
    for (const [list, patterns] of lists.entries()) {
      for (const pattern of patterns) this.add(pattern.toLowerCase(), list)
    }
    this.startAnew()
  }

  /**
   * The number of the first list with a pattern that fits a path, as `fitsPatterns` of its `plainPath` says; as many as
   * there are lists when none fits.
   * @param isLower whether the path is known to be in lower case
   */
  find(path: string, isLower = false): number {
    if (this.held > this.maxHeld) this.startAnew()
    const length = path.length > 1 && path.charCodeAt(path.length - 1) === slash ? path.length - 1 : path.length
    let state = this.first
    for (let at = 0; state > 0 && at < length; at++) {
      const { steps } = this
      let code = 0
      // Nearly all steps are made already. Without a call among them the loop takes half the time.
      for (; at < length; at++) {
        code = path.charCodeAt(at)
        const next = code < ascii ? (steps[state + code] as number) : 0
        if (next <= 0) break
        state = next
      }
      if (at === length) break
      if (code >= ascii && !isLower) return this.find(path.toLowerCase(), true)
      state = this.steps[state + this.columnOf(code)] || this.makeStep(state, code)
    }
    return -1 - (state > 0 ? (this.steps[state + endColumn] as number) : state)
  }

  private add(pattern: string, list: number): void {
    this.starts.push(this.tokens.length)
    for (let at = 0; at < pattern.length; at++) {
      const isEscaped = pattern[at] === '\\' && isSign(pattern[at + 1])
      if (isEscaped) at++
      const code = pattern.charCodeAt(at)
      if (code >= ascii && !this.columns.has(code)) this.columns.set(code, this.width)
      this.tokens.push(pattern[at] === '*' && !isEscaped ? star : code)
    }
    this.tokens.push(end)
    while (this.owners.length < this.tokens.length) this.owners.push(list)
  }

  private get width(): number {
    return endColumn + 1 + this.columns.size
  }

  private columnOf(code: number): number {
    return code < ascii ? code : (this.columns.get(code) ?? ascii)
  }

  private startAnew(): void {
    // No state has the number 0.
    this.states = [{ places: [], sure: 0, answer: 0 }]
    this.numbers = new Map()
    this.steps = new Int32Array(64 * this.width)
    this.held = 0
    this.first = this.numberOf(this.starts, this.lists.length)
  }

  private makeStep(from: number, code: number): number {
    const { places, sure } = this.states[from / this.width] as State
    const character = toLower(code)
    const reached: number[] = []
    for (const place of places) {
      const token = this.tokens[place]
      if (token === star) reached.push(place)
      else if (token === character) reached.push(place + 1)
    }
    const next = this.numberOf(reached, sure)
    this.steps[from + this.columnOf(code)] = next
    return next
  }

  /**
   * @param reached ascending; a place may stand twice
   * @param sureBefore the state before may have been sure of a list already
   */
  private numberOf(reached: readonly number[], sureBefore: number): number {
    const places: number[] = []
    let [sure, answer, last] = [sureBefore, sureBefore, -1]
    for (let place of reached) {
      // A star may stand for nothing: the place behind it is reached too.
      for (let token: number | undefined = star; token === star; place++) {
        token = this.tokens[place]
        if (place <= last) continue
        last = place
        if (token !== end) places.push(place)
        else {
          const list = this.owners[place] as number
          answer = Math.min(answer, list)
          if (this.tokens[place - 1] === star) sure = Math.min(sure, list)
        }
      }
    }
    const left = places.filter((place) => (this.owners[place] as number) < sure)
    if (left.length === 0 && answer === sure) return -1 - answer
    return this.keep({ places: left, sure, answer })
  }

  private keep(state: State): number {
    const key = `${state.sure} ${state.answer} ${state.places}`
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    const number = this.states.length * this.width
    this.states.push(state)
    this.numbers.set(key, number)
    this.held += this.width + state.places.length
    if (number + this.width > this.steps.length) {
      const steps = new Int32Array(2 * this.steps.length)
      steps.set(this.steps)
      this.steps = steps
    }
    this.steps[number + endColumn] = -1 - state.answer
    return number
  }
}

function toLower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code
}
