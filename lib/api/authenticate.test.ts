import { expect, test } from 'vitest'
import { keyOf } from './authenticate'

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

test.each<[string | undefined, string | null]>([
  ['Bearer lt_read_abc', 'lt_read_abc'],
  ['bearer   lt_read_abc ', 'lt_read_abc'],
  [basic('lt_write_abc:'), 'lt_write_abc'],
  [basic('lt_write_abc'), 'lt_write_abc'],
  [basic('lt_write_abc:secret'), 'lt_write_abc'],
  [basic(':secret'), null],
  ['Basic ////', '\ufffd\ufffd\ufffd'],
  ['Bearer', null],
  ['Bearer two words', null],
  ['Digest abc', null],
  ['lt_read_abc', null],
  ['', null],
  [undefined, null],
])('the key of %j is %j', (authorization, key) => {
  expect(keyOf(new Headers(authorization === undefined ? {} : { authorization }))).toBe(key)
})
