'use client'

import { usePathname, useRouter } from 'next/navigation'
import { createContext, type ReactNode, useContext, useMemo, useOptimistic, useTransition } from 'react'
import type { SessionFilter } from '@/lib/filters/session-filter'
import type { SessionSort } from '@/lib/filters/session-sort'
import { type WrittenPage, writeSessionQuery } from '@/lib/filters/write-session-query'

// The URL is the only state. The server hands its reading of the URL down; a change writes a new URL, and until the
// server answers, the controls already show what was asked for.

interface SessionQueryContext {
  /** What is asked for: the URL's query, or the one on its way. */
  query: AskedQuery
  isPending: boolean
  /** What the page shows while the filter names no days. */
  undated: string
  /** Goes to another filter, sort or page; the first page when none is named. `replace` keeps one step in the history while a value is still being chosen. */
  go: (change: Partial<AskedQuery> & { page?: WrittenPage }, options?: { replace?: boolean }) => void
  /** Changes some filters. `undefined` removes one. */
  setFilter: (change: Partial<SessionFilter>, options?: { replace?: boolean }) => void
  clear: () => void
}

interface AskedQuery {
  filter: SessionFilter
  sort: SessionSort
  limit: number
}

interface SessionQueryProviderProps {
  query: AskedQuery
  /** The page whose query string it is. */
  path?: string
  /** What else stands in that page's query string (`unit=week`): kept whatever the filter becomes. */
  own?: string
  /** What the page shows while the filter names no days, in words. */
  undated?: string
  children: ReactNode
}

const Context = createContext<SessionQueryContext | null>(null)

export function SessionQueryProvider({
  query: given,
  path = '/sessions',
  own = '',
  undated = 'All time',
  children,
}: SessionQueryProviderProps) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const [query, setQuery] = useOptimistic<AskedQuery>(given)

  const value = useMemo<SessionQueryContext>(() => {
    const go: SessionQueryContext['go'] = ({ page = { at: 'first' }, ...change }, { replace = false } = {}) => {
      const next = { ...query, ...change }
      const params = writeSessionQuery(next.filter, next.sort, next.limit, page).toString()
      startTransition(() => {
        setQuery(next)
        const text = [params, own].filter(Boolean).join('&')
        router[replace ? 'replace' : 'push'](text ? `${path}?${text}` : path, { scroll: false })
      })
    }
    return {
      query,
      isPending,
      undated,
      go,
      setFilter: (change, options) => go({ filter: withoutEmpty({ ...query.filter, ...change }) }, options),
      clear: () => go({ filter: {} }),
    }
  }, [query, isPending, router, setQuery, path, own, undated])

  return <Context value={value}>{children}</Context>
}

export function useSessionQuery(): SessionQueryContext {
  const value = useContext(Context)
  if (!value) throw new Error('useSessionQuery needs a SessionQueryProvider above it')
  return value
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
