import { setImmediate } from 'node:timers/promises'

/** The server answers no one else while a report counts: so long at most, in ms. */
const turnMs = 20

/** The same things one after the other. Between two of them others get their turn, when it is time. */
export async function* inTurns<Thing>(things: readonly Thing[]): AsyncGenerator<Thing> {
  let started = performance.now()
  for (const thing of things) {
    yield thing
    if (performance.now() - started < turnMs) continue
    await setImmediate()
    started = performance.now()
  }
}
