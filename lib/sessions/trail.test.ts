import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lastCode, pointOf, trailCodes, trailEncoder } from './trail'

const codes = fc.array(fc.oneof(fc.integer({ min: 0, max: lastCode }), fc.integer({ min: 54_900, max: 55_100 })))

test('codes come back from the characters of a trail, which are neither ASCII nor halves', () => {
  fc.assert(
    fc.property(codes, (codes) => {
      const trail = codes.map((code) => String.fromCodePoint(pointOf(code))).join('')
      expect([...trailCodes(trail)]).toEqual(codes)
      expect(() => encodeURIComponent(trail)).not.toThrow() // as half a character would
      expect(trail).not.toMatch(/[\0-\x7f]/)
    }),
  )
  expect(pointOf(lastCode)).toBe(0x10ffff)
})

test('a touch is its type and path; null, missing and empty paths are the same', () => {
  const encode = trailEncoder([
    { code: 1, type: 'page_view', path: '/a' },
    { code: 2, type: 'page_view', path: null },
    { code: 3, type: 'call', path: '/a' },
  ])
  const view = (path?: string | null) => ({ type: 'page_view', path })
  expect([...trailCodes(encode([view('/a'), view(''), view(null), view(), { type: 'call', path: '/a' }]))]).toEqual([
    1, 2, 2, 2, 3,
  ])
  expect(encode([view('/other')])).toBe('?')
})

test('a touch beyond the last character is written as its type without a page', () => {
  const encode = trailEncoder([
    { code: 2, type: 'page_view', path: null },
    { code: lastCode + 9, type: 'page_view', path: '/late' },
    { code: lastCode + 10, type: 'late_type', path: null },
  ])
  const trail = encode([
    { type: 'page_view', path: '/late' },
    { type: 'late_type', path: null },
  ])
  expect([...trailCodes(trail)]).toEqual([2, lastCode])
})
