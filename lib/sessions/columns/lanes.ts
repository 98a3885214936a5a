/** Runs works in the order in which they are given, so many at a time. */
export class Lanes {
  private readonly waiting: (() => void)[] = []
  private running = 0

  constructor(private readonly count: number) {}

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running >= this.count) await new Promise<void>((resolve) => this.waiting.push(resolve))
    else this.running++
    try {
      return await work()
    } finally {
      const next = this.waiting.shift()
      if (next) next()
      else this.running--
    }
  }
}
