import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesPath } from '@/lib/filters/match-path'
import { anyPathText, pathEvents } from '@/lib/filters/path-fixtures'
import { parsePath } from '@/lib/filters/path-text'
import { defaultRules } from '@/lib/sessionizer/index'
import { pathRegex } from './path-regex'
import { trailEncoder } from './trail'

const touches = Object.values(pathEvents)
const coded = touches.map(({ type, path }, code) => ({ code, type, path: path ?? null }))
const encode = trailEncoder(coded)

test('the expression finds the sessions that the matcher finds', () => {
  const session = fc.array(fc.constantFrom(...touches), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(anyPathText, session, (text, events) => {
      const { path } = parsePath(text)
      if (!path) throw new Error(`${text} is no path`)
      const regex = pathRegex(path, coded, defaultRules)
      const isFound = regex !== null && new RegExp(regex, 'su').test(encode(events))
      expect(isFound).toBe(matchesPath(events, path, defaultRules))
    }),
    { numRuns: 5000 },
  )
})
