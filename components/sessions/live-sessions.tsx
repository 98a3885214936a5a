'use client'

import {
  createContext,
  type Dispatch,
  type ReactNode,
  type SetStateAction,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react'
import { useSessionQuery } from '@/components/filters/session-query-provider'
import { usePoll } from '@/components/layout/use-poll'
import { NewsButton } from '@/components/ui/news-button'
import { joinList } from '@/lib/filters/list-text'
import { writeSessionFilter } from '@/lib/filters/write-session-query'
import type { SessionCells } from './session-cells'

// A page of sessions stays as it was given, so that nobody loses their place: what changes in its rows is written into
// them, and what is new waits behind "12 new" until it is wanted.

/** What the page shows, and which others count as new; null while it is loading. */
interface Watched {
  ids: string[]
  added: 'all' | 'above' | null
}

/** As /sessions/live answers. */
interface Live {
  rows: SessionCells[]
  added: number
}

const SetWatched = createContext<Dispatch<SetStateAction<Watched | null>>>(() => {})
const LiveContext = createContext<Live | null>(null)

export function LiveSessionsProvider({ children }: { children: ReactNode }) {
  const { query } = useSessionQuery()
  const [watched, setWatched] = useState<Watched | null>(null)
  const live = usePoll<Live>(watched && liveHref(writeSessionFilter(query.filter), watched))
  return (
    <SetWatched value={setWatched}>
      <LiveContext value={live}>{children}</LiveContext>
    </SetWatched>
  )
}

function liveHref(params: URLSearchParams, { ids, added }: Watched): string | null {
  if (ids.length > 0) params.set('shown', joinList(ids))
  if (added) params.set('added', added)
  return ids.length > 0 || added ? `/sessions/live?${params}` : null
}

/** Says what the page shows. It renders nothing. */
export function LiveRows({ ids, added }: Watched) {
  const setWatched = useContext(SetWatched)
  const key = ids.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the ids, a new array in each answer of the server
  useEffect(() => {
    setWatched({ ids, added })
    return () => setWatched(null)
  }, [key, added, setWatched])
  return null
}

/** The rows as they are by now. */
export function useLiveRows(rows: SessionCells[]): SessionCells[] {
  const live = useContext(LiveContext)
  return useMemo(() => {
    if (!live) return rows
    const changed = new Map(live.rows.map((row) => [row.id, row]))
    return rows.map((row) => changed.get(row.id) ?? row)
  }, [rows, live])
}

/** "12 new": shows them at the top of the page. */
export function NewSessions() {
  const live = useContext(LiveContext)
  const added = live?.added ?? 0
  return (
    <span role="status" className="ml-1.5 flex">
      {added > 0 && <NewsButton>{added > 99 ? '99+' : added} new</NewsButton>}
    </span>
  )
}
