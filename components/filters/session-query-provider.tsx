'use client'

import { usePathname, useRouter } from 'next/navigation'
import { createContext, type ReactNode, useContext, useMemo, useOptimistic, useTransition } from 'react'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { type SessionQuery, serializeSessionQuery } from '@/lib/filters/session-query'

// The URL is the only state. The server hands its reading of the URL down; a change writes a new URL, and until the
// server answers, the controls already show what was asked for.

interface SessionQueryContext {
  /** What is asked for: the URL's query, or the one on its way. */
  query: SessionQuery
  isPending: boolean
  /** Goes to another page, sort or filter. `replace` keeps one step in the history while a value is still being chosen. */
  go: (change: Partial<SessionQuery>, options?: { replace?: boolean }) => void
  /** Changes some filters, back on the first page. `undefined` removes one. */
  setFilter: (change: Partial<SessionFilter>, options?: { replace?: boolean }) => void
  clear: () => void
}

const Context = createContext<SessionQueryContext | null>(null)

export function SessionQueryProvider({ query: given, children }: { query: SessionQuery; children: ReactNode }) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const [query, setQuery] = useOptimistic(given)

  const value = useMemo<SessionQueryContext>(() => {
    const go: SessionQueryContext['go'] = (change, { replace = false } = {}) => {
      const next = { ...query, ...change }
      startTransition(() => {
        setQuery(next)
        router[replace ? 'replace' : 'push'](sessionsHref(next), { scroll: false })
      })
    }
    return {
      query,
      isPending,
      go,
      setFilter: (change, options) =>
        go({ filter: withoutEmpty({ ...query.filter, ...change }), cursor: { at: 'first' } }, options),
      clear: () => go({ filter: {}, cursor: { at: 'first' } }),
    }
  }, [query, isPending, router, setQuery])

  return <Context value={value}>{children}</Context>
}

export function useSessionQuery(): SessionQueryContext {
  const value = useContext(Context)
  if (!value) throw new Error('useSessionQuery needs a SessionQueryProvider above it')
  return value
}

export function sessionsHref(query: SessionQuery): string {
  const params = serializeSessionQuery(query).toString()
  return params ? `/sessions?${params}` : '/sessions'
}

/** The id in `/sessions/<id>` while a session is open beside the table. */
export function useOpenSession(): string | null {
  const [, area, id] = usePathname().split('/')
  return area === 'sessions' && id ? decodeURIComponent(id) : null
}

function withoutEmpty(filter: SessionFilter): SessionFilter {
  const entries = Object.entries(filter).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(entries)
}
