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
  if (!URL.canParse(address)) return { path: undefined, url: text, query: noQuery }
  const { pathname, searchParams } = new URL(address)
  return { path: pathname, url: text, query: searchParams }
}

function splitPath(text: string): PageAddress {
  const fragment = text.indexOf('#')
  const whole = fragment === -1 ? text : text.slice(0, fragment)
  const mark = whole.indexOf('?')
  if (mark === -1) return { path: whole || undefined, url: undefined, query: noQuery }
  return { path: whole.slice(0, mark) || undefined, url: undefined, query: new URLSearchParams(whole.slice(mark + 1)) }
}
