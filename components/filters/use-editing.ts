'use client'

import { useRef } from 'react'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { useSessionQuery } from './session-query-provider'

/**
 * The filter as an editor sees it. The first change of an editor is a step in the browser's history, the ones that follow
 * replace it, so that one step back undoes the whole choice.
 */
export function useEditing(): { filter: SessionFilter; change: (change: Partial<SessionFilter>) => void } {
  const { query, setFilter } = useSessionQuery()
  const isChanged = useRef(false)
  return {
    filter: query.filter,
    change(change) {
      setFilter(change, { replace: isChanged.current })
      isChanged.current = true
    },
  }
}
