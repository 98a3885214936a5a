import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pauseBinStartsMs, readPauses, writePauses } from './pauses'

const minuteMs = 60_000
const at = (...times: number[]) => times.map((occurredAt) => ({ occurredAt }))

test.each([
  ['a single event has none', [7], ''],
  ['two events of one instant', [7, 7], 'a'],
  ['just under ten seconds, and ten', [0, 9999, 19_999], 'ab'],
  ['equal ones are counted, the shortest stand first', [0, 29 * minuteMs, 58 * minuteMs, 58 * minuteMs + 1], 'ai2'],
  ['the last bin has no end', [0, 400 * 24 * 60 * minuteMs], 'p'],
])('%s', (_, times, text) => {
  expect(writePauses(at(...times))).toBe(text)
})

test('every pause is counted in the bin that holds it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40_000_000 }), { maxLength: 40 }), (pauses) => {
      let now = 0
      const counts = pauseBinStartsMs.map(
        (start, bin) => pauses.filter((ms) => ms >= start && ms < (pauseBinStartsMs[bin + 1] ?? Infinity)).length,
      )
      const events = at(0, ...pauses.map((ms) => (now += ms)))
      const read = pauseBinStartsMs.map(() => 0)
      for (const { bin, count } of readPauses(writePauses(events))) read[bin] = count
      expect(read).toEqual(counts)
    }),
  )
})

test('it fits into an index whatever the session', () => {
  let now = 0
  const times = Array.from({ length: 10_000 }, (_, index) => (now += pauseBinStartsMs[index % 16] ?? 0))
  expect(writePauses(at(...times)).length).toBeLessThan(16 * 8)
})
