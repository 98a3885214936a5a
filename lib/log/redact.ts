// PURE. What must not stand in a log: keys, passwords and the addresses of people. Every text of a line passes here.
// Each pattern reads a text once, whatever it is: no repetition inside of another, and those in front are bounded.

const patterns: readonly [RegExp, string][] = [
  [/\blt_(write|read)_\w+/g, 'lt_$1_[key]'],
  [/\b(Basic|Bearer)\s+[\w.~+/=-]+/gi, '$1 [key]'],
  [
    /\b(write_?key|api_?key|authorization|password|secret|signature|token)(["']?\s{0,9}[:=]\s{0,9}["']?)[^\s"'&,;)}]+/gi,
    '$1$2[key]',
  ],
  [/(\w{1,20}:\/\/)[^\s:@/]{0,200}:[^\s@/]{0,200}@/g, '$1[user]@'], // a database's address
  [/[\w.!#$&'*+=?^`{|}~-]{1,64}(@|%40)[a-z\d.-]{1,255}/gi, '[email]'],
]

/** @example redactText('no key lt_read_abc for ann@acme.test') // 'no key lt_read_[key] for [email]' */
export function redactText(text: string): string {
  if (plain.test(text) && !text.includes('lt_')) return text
  return patterns.reduce((redacted, [pattern, instead]) => redacted.replace(pattern, instead), text.slice(0, mostChars))
}

/** Only a key of ours can stand in a text of these: most paths and ids, at no cost. */
const plain = /^[\w/.-]{0,200}$/

/** Longer texts are cut: a stack trace fits, a body does not. */
const mostChars = 8000

/**
 * Where a request went: the path without keys and addresses, and the names of its parameters, never their values.
 * @example redactUrl('/v1/projects/lt_write_abc/settings?q=ann') // '/v1/projects/[key]/settings?q'
 */
export function redactUrl(url: string): string {
  const [path = '', query = ''] = url.split('?', 2)
  const names = [...new URLSearchParams(query.slice(0, 4000)).keys()].map((name) => redactText(name.slice(0, 40)))
  const shown = redactText(decode(path.slice(0, 500))).replace(/(\/projects\/|\/analytics\.js\/v1\/)[^/]+/, '$1[key]')
  return names.length === 0 ? shown : `${shown}?${[...new Set(names)].slice(0, 20).join('&')}`
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
