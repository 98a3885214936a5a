import { useEffect, useState } from 'react'

const everyMs = 5000
const slowestMs = 60_000
/** The server may spend this share of its time on one page that stays open: a slow answer is asked for less often. */
const share = 0.05

/**
 * The latest JSON at `href`, asked for again every five seconds while the page is in view; null until the first answer,
 * and for another `href` again. An answer that has not changed costs 304 and renders nothing; after a failure it waits
 * longer each time.
 */
export function usePoll<Answer>(href: string | null): Answer | null {
  const [latest, setLatest] = useState<{ href: string; answer: Answer } | null>(null)
  useEffect(() => {
    if (href === null) return
    const leaving = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let etag: string | null = null
    let failures = 0
    let isAsking = false

    async function ask(address: string) {
      const beginMs = performance.now()
      isAsking = true
      try {
        const headers = etag ? { 'if-none-match': etag } : undefined
        const response = await fetch(address, {
          cache: 'no-store',
          signal: leaving.signal,
          ...(headers && { headers }),
        })
        if (response.status !== 304) {
          if (!response.ok) throw new Error(`The server answered ${response.status}`)
          const answer: Answer = await response.json()
          etag = response.headers.get('etag')
          setLatest({ href: address, answer })
        }
        failures = 0
      } catch {
        if (leaving.signal.aborted) return
        failures++ // the page stays as it is; the next answer brings what this one missed
      }
      isAsking = false
      const usualMs = Math.max(everyMs, (performance.now() - beginMs) / share)
      timer = setTimeout(next, Math.min(slowestMs, usualMs * 2 ** failures))
    }

    /** Nothing is asked for a page that nobody sees; it is brought up to date when it is seen again. */
    function next() {
      if (href !== null && document.visibilityState === 'visible') void ask(href)
    }
    function seen() {
      if (isAsking) return
      clearTimeout(timer)
      next()
    }

    timer = setTimeout(next, everyMs)
    document.addEventListener('visibilitychange', seen)
    return () => {
      leaving.abort()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [href])
  return latest !== null && latest.href === href ? latest.answer : null
}
