import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareHistory } from './shared-history'

const joined = () => shareHistory('', (seen: string, item: string) => (seen.includes(item) ? seen : seen + item))

test('what is seen depends on the items alone, however long the history and whoever came before', () => {
  const histories = fc.array(fc.array(fc.constantFrom(...'abcdefghijklmnopqrst'), { maxLength: 30 }), { maxLength: 10 })
  const { start, after } = joined()
  fc.assert(
    fc.property(histories, (histories) => {
      for (const items of histories) {
        const place = items.reduce((place, item) => after(place, item), start)
        expect(place.seen).toBe([...new Set(items)].join(''))
      }
    }),
  )
})

test('the same history leads to the same place', () => {
  const { start, after } = joined()
  expect(after(after(start, 'a'), 'b')).toBe(after(after(start, 'a'), 'b'))
  expect(after(after(start, 'a'), 'a')).toBe(after(start, 'a'))
})

test('more histories than are kept are still told apart', () => {
  const { start, after } = shareHistory('', (seen: string, item: number) => `${seen} ${item}`)
  const early = after(start, -1)
  for (let item = 0; item < 45_000; item++) expect(after(start, item).seen).toBe(` ${item}`)
  expect(after(early, 7).seen).toBe(' -1 7')
  expect(after(start, 7).seen).toBe(' 7')
})
