// The few parts of an address that the rules read. Faster than URL, and an odd address is no error here.

/** The host of an address, lower case, without `www.` and port; '' when it names none. */
export function hostOf(address: string): string {
  const scheme = address.indexOf('//')
  if (scheme < 0) return ''
  let start = scheme + 2
  let end = address.length
  for (let at = start; at < end; at++) {
    const code = address.charCodeAt(at)
    if (code === atSign) start = at + 1
    else if (code === slash || code === question || code === hash || code === backslash) end = at
  }
  const host = address.slice(start, end).toLowerCase()
  const name = host.includes(':') ? host.replace(/:\d*$/, '') : host
  return name.startsWith('www.') ? name.slice(4) : name
}

const slash = 47
const question = 63
const hash = 35
const backslash = 92
const atSign = 64

/** Whether an address names a host, as `hostOf` says. Most are told apart by their first letters, which takes less time. */
export function isOnHost(address: string, host: string): boolean {
  return mayBeOnHost(address, host) && hostOf(address) === host
}

function mayBeOnHost(address: string, host: string): boolean {
  if (address.includes('@')) return true
  const scheme = address.indexOf('//')
  const start = scheme + (address.startsWith('www.', scheme + 2) ? 6 : 2)
  const code = address.charCodeAt(start)
  return code > 127 || toLower(code) === toLower(host.charCodeAt(0)) || toLower(code) === letterW
}

/** Of a letter; equal characters stay equal. */
function toLower(code: number): number {
  return code | 32
}

const letterW = 119

/** The query parameters of an address, names in lower case; empty values are left out. */
export function queryOf(address: string): Map<string, string> {
  const found = new Map<string, string>()
  const start = address.indexOf('?')
  if (start < 0) return found
  const hash = address.indexOf('#', start)
  const query = address.slice(start + 1, hash < 0 ? undefined : hash)
  for (const [name, value] of new URLSearchParams(query)) {
    const key = name.toLowerCase()
    if (value !== '' && !found.has(key)) found.set(key, value)
  }
  return found
}
