interface EntrySums {
  channel: number
  /** The code point of the first touch. */
  point: number
  sessions: number
  conversions: number
  points: number
}

/** Counts sessions by their channel and first touch. */
export class EntryCounts {
  /** By channel and code point: 1 + the place in the lists, 0 for none. */
  private places: Int32Array[] = []
  private readonly sums: EntrySums[] = []

  add(channel: number, point: number, points: number, isConverting: boolean): void {
    const places = this.places[channel]
    const place = places !== undefined && point < places.length ? (places[point] as number) : 0
    const sums = place === 0 ? this.start(channel, point) : (this.sums[place - 1] as EntrySums)
    sums.sessions++
    sums.points += points
    if (isConverting) sums.conversions++
  }

  list(): readonly EntrySums[] {
    return this.sums
  }

  private start(channel: number, point: number): EntrySums {
    const sums = { channel, point, sessions: 0, conversions: 0, points: 0 }
    const place = this.sums.push(sums)
    let places = this.places[channel] ?? new Int32Array(1024)
    if (point >= places.length) {
      const longer = new Int32Array(2 ** Math.ceil(Math.log2(point + 1)))
      longer.set(places)
      places = longer
    }
    places[point] = place
    this.places[channel] = places
    return sums
  }
}
