import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { compileRules } from './compile-rules'
import { defaultRules } from './rules'

test('a path that is remembered does not keep the piece of a file that it was cut from', () => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const { pageFacts } = compileRules({ ...defaultRules })
  const pieceLength = 1_000_000
  const used = () => {
    collect()
    return process.memoryUsage().heapUsed
  }
  const before = used()
  for (let page = 0; page < 100; page++) {
    const path = `/guides/a-guide-with-a-long-name/${page}`
    const piece = Buffer.from('x'.repeat(pieceLength) + path).toString()
    expect(pageFacts(piece.slice(pieceLength)).label).toBe('Guide')
  }
  expect(used() - before).toBeLessThan(20 * pieceLength)
})
