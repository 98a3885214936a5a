import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HashCounts } from './hash-counts'

const hash = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })

test('counts of things by hash are those of a Map', () => {
  // Few different halves, so that things are often half equal and often wholly.
  const things = fc.array(hash, { minLength: 1, maxLength: 40 }).chain((halves) => {
    const half = fc.constantFrom(...halves)
    return fc.array(fc.tuple(half, half, fc.nat(3)), { maxLength: 6000, size: 'max' })
  })
  fc.assert(
    fc.property(things, (list) => {
      const counts = new HashCounts()
      const expected = new Map<string, { count: number; marked: number; tag: number }>()
      for (const [tag, [high, low, marked]] of list.entries()) {
        counts.add(high, low, tag, marked, marked + 1)
        const known = expected.get(`${high} ${low}`) ?? { high, low, count: 0, marked: 0, tag }
        expected.set(`${high} ${low}`, { ...known, count: known.count + marked + 1, marked: known.marked + marked })
      }
      const found: object[] = []
      counts.forEach((counted) => {
        found.push({ ...counted })
      })
      const byTag = (a: object, b: object) => JSON.stringify(a).localeCompare(JSON.stringify(b))
      expect(found.sort(byTag)).toEqual([...expected.values()].sort(byTag))
    }),
    { numRuns: 30 },
  )
})
