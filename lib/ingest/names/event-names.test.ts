import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { testEngines } from '@/lib/db/testing'
import { namedTypes } from './named-types'
import { readEventNames } from './read-event-names'
import { saveEventNames } from './save-event-names'

const now = Date.UTC(2026, 5, 1)

describe.each(testEngines)('names of events on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })
  afterAll(() => db?.close())

  test('a saved name holds at once, with its type in our spelling', async () => {
    expect((await namedTypes(now, db)).get('signed_up')).toBe('trial_signup')
    await saveEventNames([{ name: ' Signed Up ', type: 'Newsletter Signup' }], db)
    expect((await namedTypes(now, db)).get('signed_up')).toBe('newsletter_signup')
    expect(await readEventNames(db)).toEqual([{ name: 'Signed Up', type: 'newsletter_signup' }])
    await saveEventNames([], db)
    expect((await namedTypes(now, db)).get('signed_up')).toBe('trial_signup')
  })

  test.each<[unknown, string]>([
    ['x', 'names'],
    [[{ name: '', type: 'x' }], '0.name'],
    [[{ name: 'x', type: ' ' }], '0.type'],
    [
      [
        { name: 'x', type: 'y' },
        { name: 'y', type: 5 },
      ],
      '1.type',
    ],
    [
      [
        { name: 'x y', type: 'y' },
        { name: 'X_Y', type: 'z' },
      ],
      '1.name',
    ],
    [[{ name: 'a\0', type: 'y' }], '0.name'],
    [[{ name: 'a', type: '\ud800' }], '0.type'],
    [Array(501).fill({ name: 'a', type: 'b' }), 'names'],
  ])('%# is refused by the entry that is wrong', async (input, field) => {
    await expect(saveEventNames(input, db)).rejects.toMatchObject({ code: 'bad_request', field })
    expect(await readEventNames(db)).toEqual([])
  })
})
