import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CopyColumns, CopyValue, Database } from './database'
import { raw } from './sql'
import { testEngines } from './testing'

const columns: CopyColumns = {
  number: 'int4',
  word: 'text',
  words: 'text[]',
  small: 'int4',
  large: 'int8',
  flag: 'bool',
  at: 'timestamptz',
  json: 'jsonb',
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 100 }).map((value) => value.replaceAll('\0', '')),
  fc.constantFrom('', '\\N', '{}', '\t\n\r\\', '"', 'ä'.repeat(64), 'x'.repeat(10_000), '😀'.repeat(20), ','),
)
const int4 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
const row = fc.tuple(
  fc.option(text),
  fc.option(fc.array(text, { maxLength: 5 })),
  fc.option(int4),
  fc.option(fc.oneof(fc.maxSafeInteger(), fc.constantFrom(-1, 0, 2 ** 32, -(2 ** 32), 2 ** 31))),
  fc.option(fc.boolean()),
  fc.option(fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2200, 0, 1) })),
  fc.option(text.map((value) => JSON.stringify({ value }))),
)

describe.each(testEngines)('copying rows in on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
    const definitions = Object.entries(columns).map(([name, type]) => `${name} ${type}`)
    await db.execute(raw(`CREATE TABLE copied (${definitions.join(', ')}, other text DEFAULT 'default')`))
  })
  afterAll(() => db.close())

  async function copied(rows: CopyValue[][]): Promise<unknown[][]> {
    await db.execute(raw('TRUNCATE copied'))
    await db.transaction((tx) => tx.copy('copied', columns, rows))
    const stored = await db.query<Record<string, unknown>>(
      raw(`SELECT ${Object.keys(columns).join(', ')}, other FROM copied ORDER BY number`),
    )
    expect(stored.every(({ other }) => other === 'default')).toBe(true)
    return stored.map((record) => Object.keys(columns).map((name) => record[name]))
  }

  test('stores every value as it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (values) => {
        const rows = values.map((value, number): CopyValue[] => [number, ...value])
        const expected = values.map(([word, words, small, large, flag, at, json], number) => [
          ...[number, word, words, small, large, flag],
          ...[at === null ? null : new Date(at), json === null ? null : JSON.parse(json)],
        ])
        expect(await copied(rows)).toEqual(expected)
      }),
      { numRuns: 100 },
    )
  })

  test('refuses a value of another type than its column', async () => {
    await expect(copied([[1, 2]])).rejects.toThrow(
      'A value of the type number does not go into a column of the type text',
    )
    await expect(copied([[2 ** 31]])).rejects.toThrow(/out of range/)
  })
})
