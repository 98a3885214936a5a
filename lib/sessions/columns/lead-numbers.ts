const idLength = 16 // lib/events/lead-id.ts
const wordsPerId = 4

/** Numbers the ids of leads, from 1 on, so that leads are told apart by lists instead of texts. */
export class LeadNumbers {
  size = 0
  /** The ids, four characters in a number, one behind the other. */
  private ids = new Int32Array(wordsPerId * 1024)
  private characters = new Uint8Array(this.ids.buffer)
  /** Numbers by a hash of their id; 0 is free. */
  private slots = new Int32Array(4096)

  /** Numbers of the ids in a text that has nothing between them. */
  read(text: string): Int32Array {
    return this.each(text, (words, at) => {
      const slot = this.slotOf(words, at)
      return (this.slots[slot] as number) || this.add(words, at, slot)
    })
  }

  /** The same, but an id without a number gets none: 0 stands for it. */
  find(text: string): Int32Array {
    return this.each(text, (words, at) => this.slots[this.slotOf(words, at)] as number)
  }

  idOf(number: number): string {
    const at = (number - 1) * idLength
    return Buffer.from(this.ids.buffer, at, idLength).toString('latin1')
  }

  /** Below zero when the id of a number comes before a text, character by character. */
  compare(number: number, text: string): number {
    const at = (number - 1) * idLength
    for (let place = 0; place < idLength; place++) {
      const difference = (this.characters[at + place] as number) - (text.charCodeAt(place) || 0)
      if (difference !== 0) return difference
    }
    return 0
  }

  /** The same of two ids. */
  compareBoth(one: number, other: number): number {
    const a = (one - 1) * idLength
    const b = (other - 1) * idLength
    for (let place = 0; place < idLength; place++) {
      const difference = (this.characters[a + place] as number) - (this.characters[b + place] as number)
      if (difference !== 0) return difference
    }
    return 0
  }

  get bytes(): number {
    return this.ids.byteLength + this.slots.byteLength
  }

  private each(text: string, numberOf: (words: Int32Array, at: number) => number): Int32Array {
    const bytes = Buffer.from(text, 'latin1')
    const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)
    const numbers = new Int32Array(words.length / wordsPerId)
    for (let place = 0; place < numbers.length; place++) numbers[place] = numberOf(words, place * wordsPerId)
    return numbers
  }

  /** Where the number of an id stands, or would stand. */
  private slotOf(words: Int32Array, at: number): number {
    const { ids, slots } = this
    const mask = slots.length - 1
    let slot = hash(words, at) & mask
    for (;;) {
      const number = slots[slot] as number
      if (number === 0) return slot
      const known = (number - 1) * wordsPerId
      if (
        ids[known] === words[at] &&
        ids[known + 1] === words[at + 1] &&
        ids[known + 2] === words[at + 2] &&
        ids[known + 3] === words[at + 3]
      ) {
        return slot
      }
      slot = (slot + 1) & mask
    }
  }

  private add(words: Int32Array, at: number, slot: number): number {
    if (this.size * wordsPerId === this.ids.length) {
      const longer = new Int32Array(this.ids.length * 2)
      longer.set(this.ids)
      this.ids = longer
      this.characters = new Uint8Array(longer.buffer)
    }
    this.ids.set(words.subarray(at, at + wordsPerId), this.size * wordsPerId)
    const number = ++this.size
    this.slots[slot] = number
    if (number * 2 > this.slots.length) this.spread()
    return number
  }

  private spread(): void {
    const slots = new Int32Array(this.slots.length * 2)
    const mask = slots.length - 1
    for (let number = 1; number <= this.size; number++) {
      let slot = hash(this.ids, (number - 1) * wordsPerId) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = number
    }
    this.slots = slots
  }
}

/** An id is a hash itself, in 32 of 256 characters. */
function hash(words: Int32Array, at: number): number {
  let mixed = Math.imul((words[at] as number) ^ Math.imul(words[at + 1] as number, 0x9e3779b1), 0x85ebca6b)
  mixed ^= mixed >>> 15
  mixed = Math.imul(mixed ^ (words[at + 2] as number) ^ Math.imul(words[at + 3] as number, 0xc2b2ae35), 0x2c1b3c6d)
  return mixed ^ (mixed >>> 16)
}
