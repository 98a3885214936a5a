import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redactText, redactUrl } from './redact'

const key = 'lt_write_abcdefghijklmnopqrstuvwxyz234567'

test.each([
  [`key ${key} is unknown`, 'key lt_write_[key] is unknown'],
  [`Authorization: Basic ${btoa(`${key}:`)}`, 'Authorization: [key] [key]'],
  ['authorization=Bearer abc.def', 'authorization=[key] [key]'],
  [`{"writeKey":"somebody's"}`, '{"writeKey":"[key]\'s"}'],
  ['write_key=abc&x=1', 'write_key=[key]&x=1'],
  ['Key (email)=(ann.lee+x@acme.test) already exists', 'Key (email)=([email]) already exists'],
  ['email:ann%40acme.test', 'email:[email]'],
  ['connect to postgresql://me:secret@db.internal:5432/leads', 'connect to postgresql://[user]@db.internal:5432/leads'],
  ['2 of 10 rows @ 12:00', '2 of 10 rows @ 12:00'],
])('%s', (text, redacted) => {
  expect(redactText(text)).toBe(redacted)
})

test.each([
  ['/v1/projects/whatever/settings', '/v1/projects/[key]/settings'],
  ['/analytics.js/v1/whatever/analytics.min.js', '/analytics.js/v1/[key]/analytics.min.js'],
  [`/sourceConfig?writeKey=${key}&p=1&p=2`, '/sourceConfig?writeKey&p'],
  ['/leads/email%3Aann%40acme.test', '/leads/email:[email]'],
  ['/sessions?q=ann&ann@acme.test', '/sessions?q&[email]'],
  ['/sessions/%zz', '/sessions/%zz'],
])('%s', (url, redacted) => {
  expect(redactUrl(url)).toBe(redacted)
})

test('whatever a text is, no key and no address is left of it', () => {
  const word = fc.stringMatching(/^[a-z]{1,9}$/)
  fc.assert(
    fc.property(fc.string(), word, word, fc.string(), (before, name, host, after) => {
      const redacted = redactText(`${before} ${name}@${host}.test ${key} ${after}`)
      expect(redacted).not.toContain(`${name}@${host}`)
      expect(redacted).not.toContain(key.slice(10))
    }),
  )
})

test.each(['a', 'a@', '@', 'a:', '://', 'token=', "write_key: '", 'Basic ', 'lt_write_', '%40', '=?'])(
  'a text of nothing but %j takes no time',
  (piece) => {
    const beginMs = performance.now()
    redactText(piece.repeat(100_000))
    redactUrl(`/${piece.repeat(100_000)}?${piece.repeat(100_000)}`)
    expect(performance.now() - beginMs).toBeLessThan(500)
  },
)
