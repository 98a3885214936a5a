const ascii = 128
/** So many states, the first ones, find the next one in a table; others, of texts that are seldom alike, in a map. */
const statesInTable = 4096

/**
 * Numbers texts as they are read, letter by letter, from 1 on. Half a million texts of which there are few different ones
 * are read faster than they could be cut out.
 */
export class TextNumbers {
  private readonly texts: string[] = []
  /** By state and letter: the next state; 0 is not known yet. State 0 is before the first letter. */
  private table = new Int32Array(ascii * 64)
  private readonly others = new Map<number, number>()
  /** By state: what was read until there, and its number. */
  private readonly read: string[] = ['']
  private readonly numbers: number[] = [0]

  step(state: number, unit: number): number {
    const known =
      unit < ascii && state < statesInTable
        ? (this.table[state * ascii + unit] as number)
        : this.others.get(state * 65536 + unit)
    return known || this.add(state, unit)
  }

  /** The number of the text that ends in a state. */
  at(state: number): number {
    return (this.numbers[state] as number) || this.name(state)
  }

  textOf(number: number): string {
    return this.texts[number - 1] ?? ''
  }

  /** All texts, the one with number 1 first. */
  list(): readonly string[] {
    return this.texts
  }

  private name(state: number): number {
    const number = this.texts.push(this.read[state] ?? '')
    this.numbers[state] = number
    return number
  }

  private add(state: number, unit: number): number {
    const added = this.read.push((this.read[state] ?? '') + String.fromCharCode(unit)) - 1
    this.numbers.push(0)
    if (added < statesInTable && added * ascii === this.table.length) this.grow()
    if (unit < ascii && state < statesInTable) this.table[state * ascii + unit] = added
    else this.others.set(state * 65536 + unit, added)
    return added
  }

  private grow(): void {
    const longer = new Int32Array(this.table.length * 2)
    longer.set(this.table)
    this.table = longer
  }
}
