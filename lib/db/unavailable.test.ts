import { expect, test } from 'vitest'
import { openPostgres } from './postgres'
import { raw } from './sql'
import { orUnavailable } from './unavailable'

test.each([
  ['connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED', /^Cannot reach the database \(DATABASE_URL\): connect/],
  ['', 'ECONNREFUSED', /: ECONNREFUSED$/],
  ['Connection terminated unexpectedly', undefined, /^Cannot reach/],
  ['terminating connection due to administrator command', '57P01', /^Cannot reach/],
  ['could not extend file', '53100', /its disk is full/],
  ['deadlock detected', '40P01', /too many others/],
])('"%s" (%s) may pass', async (message, code, expected) => {
  const error = Object.assign(new Error(message), code && { code })
  await expect(orUnavailable(() => Promise.reject(error))).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(expected),
  })
})

test.each(['23505', '42P01', '22P02', '54001'])('%s is about the statement, and stays what it is', async (code) => {
  const error = Object.assign(new Error('no'), { code })
  await expect(orUnavailable(() => Promise.reject(error))).rejects.toBe(error)
})

test('a server that does not answer is unavailable, to statements and transactions', async () => {
  const db = openPostgres('postgresql://nobody@127.0.0.1:1/none')
  const select = raw('SELECT 1')
  for (const work of [
    () => db.query(select),
    () => db.execute(select),
    () => db.transaction((tx) => tx.query(select)),
  ]) {
    await expect(work()).rejects.toMatchObject({ code: 'unavailable' })
  }
  await db.close()
})
