/**
 * Reads the names of channels letter by letter, ASCII only: they stand before a million trails, and to cut each out as a
 * text of its own would take longer than to walk the trail.
 */
export class ChannelNames {
  /** By channel: its name. */
  readonly names: string[] = []
  /** By state and letter: the next state. State 0 is before the first letter; 0 as the next one is not known yet. */
  private next = new Int16Array(128 * 16)
  private channels: number[] = []
  private texts = ['']

  step(state: number, letter: number): number {
    return this.next[state * 128 + letter] || this.add(state, letter)
  }

  /** The channel whose name ends in a state. */
  at(state: number): number {
    const known = this.channels[state]
    if (known !== undefined) return known
    const channel = this.names.push(this.texts[state] ?? '') - 1
    this.channels[state] = channel
    return channel
  }

  private add(state: number, letter: number): number {
    const added = this.texts.push((this.texts[state] ?? '') + String.fromCharCode(letter)) - 1
    if ((added + 1) * 128 > this.next.length) {
      const longer = new Int16Array(this.next.length * 2)
      longer.set(this.next)
      this.next = longer
    }
    this.next[state * 128 + letter] = added
    return added
  }
}
