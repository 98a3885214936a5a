import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatPath, parsePath } from './path-text'
import { type PathStep, pathGroupings, type SessionPath } from './session-path'

const label = (name: string): PathStep => ({ kind: 'label', label: name })

test.each<[string, Partial<SessionPath>]>([
  [
    'category:Pricing|Docs:demo_request:?>Pricing>*:!',
    { steps: [{ kind: 'any' }, label('Pricing'), { kind: 'rest' }] },
  ],
  ['category:Pricing|Docs:demo_request:~:', { steps: [{ kind: 'others' }], end: { kind: 'none' } }],
  ['category:Pricing|Docs:demo_request::*', { steps: [], end: { kind: 'either' } }],
  ['category:Pricing|Docs:demo_request:Docs:demo_request', { steps: [label('Docs')] }],
  ['category:Pricing|Docs:demo_request:\\?:!', { steps: [label('?')] }],
])('%s is read', (text, expected) => {
  expect(parsePath(text).path).toEqual({
    grouping: 'category',
    keep: ['Pricing', 'Docs'],
    goals: ['demo_request'],
    end: { kind: 'goal', types: ['demo_request'] },
    ...expected,
  })
})

test.each([
  ['', 'a path has five parts: grouping:labels:goals:steps:end'],
  ['category:a:b:c', 'a path has five parts: grouping:labels:goals:steps:end'],
  ['category:a:b:c:!:d', 'a path has five parts: grouping:labels:goals:steps:end'],
  ['kind:a:b:c:!', '"kind" is not one of category, path, type'],
  ['type::::!', 'a path needs a goal'],
  ['type::a:?:!', '? and ~ need labels that are kept'],
  ['type:x:a:x:b', '"b" is not one of the goals'],
  [`type::a:${Array(61).fill('x').join('>')}:!`, 'more than 60 steps'],
  [`type::a:${'x'.repeat(8000)}:!`, 'longer than 8000 characters'],
])('%s is refused', (text, problem) => {
  expect(parsePath(text)).toEqual({ problem })
})

const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 5, unit: fc.constantFrom(...'a:|>\\?*~!, ') }),
  fc.string({ minLength: 1, maxLength: 8 }),
)
const names = (minLength: number) => fc.uniqueArray(name, { minLength, maxLength: 4 })
const anyPath: fc.Arbitrary<SessionPath> = fc
  .record({ grouping: fc.constantFrom(...pathGroupings), keep: names(1), goals: names(1) })
  .chain((base) =>
    fc.record({
      grouping: fc.constant(base.grouping),
      keep: fc.constant(base.keep),
      goals: fc.constant(base.goals),
      steps: fc.array(
        fc.oneof(name.map(label), fc.constantFrom<PathStep>({ kind: 'any' }, { kind: 'rest' }, { kind: 'others' })),
        { maxLength: 5 },
      ),
      end: fc.oneof(
        fc.constantFrom<SessionPath['end']>({ kind: 'none' }, { kind: 'either' }),
        fc.subarray(base.goals, { minLength: 1 }).map((types) => ({ kind: 'goal' as const, types })),
      ),
    }),
  )

test('reading what was written gives the same path', () => {
  fc.assert(
    fc.property(anyPath, (path) => {
      expect(parsePath(formatPath(path))).toEqual({ path })
    }),
    { numRuns: 1000 },
  )
})

test('any text is read or refused', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('type', 'a', ':', '|', '>', '\\', '?', '*', '~', '!')), (pieces) => {
      const { path } = parsePath(pieces.join(''))
      if (path) expect(parsePath(formatPath(path))).toEqual({ path })
    }),
    { numRuns: 2000 },
  )
})
