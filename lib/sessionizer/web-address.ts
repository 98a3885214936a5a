// The few parts of an address that the rules read. Faster than URL, and an odd address is no error here.

/** The host of an address, lower case, without `www.` and port; '' when it names none. */
export function hostOf(address: string): string {
  const scheme = address.indexOf('//')
  if (scheme < 0) return ''
  let end = scheme + 2
  while (end < address.length && !'/?#\\'.includes(address[end] ?? '')) end++
  const authority = address.slice(scheme + 2, end)
  const host = authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .toLowerCase()
  return host.startsWith('www.') ? host.slice(4) : host
}

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
