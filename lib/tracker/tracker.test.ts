import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readTracker } from './read-tracker'

test('the script is smaller than 3 kB as it travels', () => {
  expect(gzipSync(readTracker()).length).toBeLessThan(3000)
})

test('what is taken out leaves a program without comments', () => {
  const text = readTracker()
  expect(text).not.toMatch(/^\s*\/\//m)
  expect(text).not.toContain('/**')
  expect(() => runInNewContext(`function whole() { ${text} }`)).not.toThrow()
})
