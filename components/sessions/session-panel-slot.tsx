'use client'

import { useSelectedLayoutSegment } from 'next/navigation'
import { type ReactNode, useEffect } from 'react'

/**
 * The place of the panel beside the table. A session opened from the full page of another one would also be caught for
 * the panel, beside that page; it is meant to replace it, so the browser loads it afresh.
 */
export function SessionPanelSlot({ children }: { children: ReactNode }) {
  const page = useSelectedLayoutSegment('children')
  const panel = useSelectedLayoutSegment('panel')
  const isBesideFullPage = isSession(page) && isSession(panel)
  useEffect(() => {
    if (isBesideFullPage) window.location.reload()
  }, [isBesideFullPage])
  return isBesideFullPage ? null : children
}

/** Pages of their own have names like `__PAGE__` and `__DEFAULT__`, or none. */
function isSession(segment: string | null): boolean {
  return segment !== null && !segment.startsWith('__')
}
