import { expect, test } from 'vitest'
import { readSegment } from './read-segment'

test.each([
  ['lead-1', 'lead-1'],
  ['email%3Aann%40acme.test', 'email:ann@acme.test'],
  ['%', '%'],
  ['100%zz', '100%zz'],
  ['%C3', '%C3'],
  ['a%00b', 'a\ufffdb'],
])('%s is %j', (segment, text) => {
  expect(readSegment(segment)).toBe(text)
})
