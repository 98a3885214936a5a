import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addStep, moveStep, removeStep, setLink, setMode, setRepeat, stepModes, togglePattern } from './edit-sequence'
import { parseSequence } from './parse-sequence'
import type { Sequence, TouchPattern } from './sequence'
import { serializeSequence } from './serialize-sequence'

const read = (text: string): Sequence => (text === '' ? [] : (parseSequence(text).sequence ?? []))
const type = (pattern: string): TouchPattern => ({ kind: 'type', pattern })

test.each<[string, (sequence: Sequence) => Sequence, string]>([
  ['', (s) => addStep(s, type('a')), 'a'],
  ['a >> b', (s) => addStep(s, { kind: 'page', pattern: '/c' }), 'a >> b > page:/c'],
  ['a >> b >> c', (s) => removeStep(s, 0), 'b >> c'],
  ['a >> b > c', (s) => moveStep(s, 1, -1), 'b > a > c'],
  ['a > b >> c', (s) => moveStep(s, 1, 1), 'a >> c > b'],
  ['a > b', (s) => moveStep(s, 1, 1), 'a > b'],
  ['a > b', (s) => togglePattern(s, 1, type('c')), 'a > b|c'],
  ['a > b|c', (s) => togglePattern(s, 1, type('b')), 'a > c'],
  ['a > b', (s) => togglePattern(s, 1, type('b')), 'a'],
  ['a >> b{2} >> c', (s) => setMode(s, 1, 'none'), 'a > !b > c'],
  ['a > !b > c', (s) => setMode(s, 1, 'other'), 'a > ~b > c'],
  ['a > ~b{2,} > c', (s) => setMode(s, 1, 'some'), 'a > b{2,} > c'],
  ['a > b > c', (s) => setMode(s, 1, 'only'), 'a > !~b > c'],
  ['a > b', (s) => setLink(s, 1, 'directly'), 'a >> b'],
  ['a > !b > c', (s) => setLink(s, 2, 'directly'), 'a > !b > c'],
  ['a', (s) => setRepeat(s, 0, { min: 2 }), 'a{2,}'],
  ['a{2,}', (s) => setRepeat(s, 0, undefined), 'a'],
])('%s', (text, edit, expected) => {
  expect(serializeSequence(edit(read(text)))).toBe(expected)
})

const edits = fc.oneof(
  fc.constantFrom('a', 'b', 'c').map((name) => (s: Sequence) => addStep(s, type(name))),
  fc.nat(5).map((index) => (s: Sequence) => removeStep(s, index)),
  fc.tuple(fc.nat(5), fc.constantFrom(-1 as const, 1 as const)).map(
    ([i, by]) =>
      (s: Sequence) =>
        moveStep(s, i, by),
  ),
  fc.tuple(fc.nat(5), fc.constantFrom('a', 'b')).map(
    ([i, name]) =>
      (s: Sequence) =>
        togglePattern(s, i, type(name)),
  ),
  fc.tuple(fc.nat(5), fc.constantFrom(...stepModes)).map(
    ([i, mode]) =>
      (s: Sequence) =>
        setMode(s, i, mode),
  ),
  fc.nat(5).map((index) => (s: Sequence) => setLink(s, index, 'directly')),
  fc.nat(5).map((index) => (s: Sequence) => setRepeat(s, index, { min: 2, max: 3 })),
)

test('whatever is done, the sequence can be written and read again', () => {
  fc.assert(
    fc.property(fc.array(edits, { maxLength: 15 }), (edits) => {
      const sequence = edits.reduce((sequence, edit) => edit(sequence), [] as Sequence)
      expect(read(serializeSequence(sequence))).toEqual(sequence)
    }),
  )
})
