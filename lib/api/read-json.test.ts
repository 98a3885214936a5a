import { expect, test } from 'vitest'
import { readJson } from './read-json'

const read = (body: string) => readJson(new Request('http://leads.test/', { method: 'POST', body }))

test('a body is read as what it says', async () => {
  expect(await read('{"name":"J\\u00fcrgen 😀","at":[1,null]}')).toEqual({ name: 'Jürgen 😀', at: [1, null] })
})

test.each([
  ['nothing', ''],
  ['half of it', '{"a":'],
  ['a NUL character in a text', '{"a":["x\\u0000"]}'],
  ['a NUL character in a name', '{"a\\u0000":1}'],
  ['half of a character', '{"a":"\\ud83d!"}'],
  ['a hundred thousand open lists', '['.repeat(100_000)],
  ['lists in lists, with an escape', `${'['.repeat(50_000)}"\\u0041"${']'.repeat(50_000)}`],
])('%s is refused', async (_, body) => {
  await expect(read(body)).rejects.toMatchObject({ code: 'bad_request' })
})

test('more than a page sends is not read', async () => {
  await expect(read(`"${'x'.repeat(1_000_000)}"`)).rejects.toMatchObject({ code: 'too_large' })
})
