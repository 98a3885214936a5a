export interface PageAddress {
  path: string | undefined
  /** The whole address, when it has a host. */
  url: string | undefined
  query: URLSearchParams
}

const noQuery = new URLSearchParams()

/** Takes apart what a file says of a page: `https://example.com/pricing?utm_source=x#top`, `/pricing?x=1` or `/pricing`. */
export function splitAddress(text: string | undefined): PageAddress {
  if (text === undefined) return { path: undefined, url: undefined, query: noQuery }
  if (!/^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(text)) return splitPath(text)
  const address = text.startsWith('//') ? `https:${text}` : text
  const parsed = readUrl(address)
  if (!parsed) return { path: undefined, url: text, query: noQuery }
  return { path: parsed.pathname, url: text, query: parsed.search === '' ? noQuery : parsed.searchParams }
}

/** Undefined when it is no address. To ask `URL.canParse` first would read each of them twice. */
function readUrl(address: string): URL | undefined {
  try {
    return new URL(address)
  } catch {
    return undefined
  }
}

function splitPath(text: string): PageAddress {
  const fragment = text.indexOf('#')
  const whole = fragment === -1 ? text : text.slice(0, fragment)
  const mark = whole.indexOf('?')
  if (mark === -1) return { path: whole || undefined, url: undefined, query: noQuery }
  return { path: whole.slice(0, mark) || undefined, url: undefined, query: new URLSearchParams(whole.slice(mark + 1)) }
}
