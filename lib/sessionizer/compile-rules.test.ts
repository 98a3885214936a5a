import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { event } from './fixtures'
import { defaultRules } from './rules'
import { sessionize } from './sessionize'

test('what is remembered of a type does not keep the piece of a file that it was cut from', () => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const rules = { ...defaultRules }
  const pieceLength = 1_000_000
  const used = () => {
    collect()
    return process.memoryUsage().heapUsed
  }
  const before = used()
  for (let at = 0; at < 100; at++) {
    const type = `an_event_with_a_long_name_${at}`
    const piece = Buffer.from('x'.repeat(pieceLength) + type).toString()
    const [session] = sessionize([event('10:00', piece.slice(pieceLength))], rules)
    expect(session?.eventTypes).toEqual([type])
  }
  expect(used() - before).toBeLessThan(20 * pieceLength)
})
