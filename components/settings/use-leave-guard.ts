'use client'

import { useEffect, useState } from 'react'
import { holdLeaving } from '@/components/layout/leaving'

/**
 * While there is unsaved work: where the viewer wants to go, by a link or a shortcut, so that they can be asked first.
 * Closing the window has the browser ask. What is left, going back, loses nothing: the draft stays in the tab.
 */
export function useLeaveGuard(isDirty: boolean): { leavingTo: string | null; stay: () => void } {
  const [leavingTo, setLeavingTo] = useState<string | null>(null)
  useEffect(() => {
    if (!isDirty) return
    const click = (event: MouseEvent) => {
      const href = destinationOf(event)
      if (href === null) return
      event.preventDefault()
      event.stopPropagation()
      setLeavingTo(href)
    }
    const unload = (event: BeforeUnloadEvent) => event.preventDefault()
    const release = holdLeaving(setLeavingTo)
    window.addEventListener('click', click, true) // before the link itself hears of it
    window.addEventListener('beforeunload', unload)
    return () => {
      release()
      window.removeEventListener('click', click, true)
      window.removeEventListener('beforeunload', unload)
    }
  }, [isDirty])
  return { leavingTo, stay: () => setLeavingTo(null) }
}

/** Where a plain click on a link of ours goes, when that is another page; else null. */
function destinationOf(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || link.target === '_blank' || link.hasAttribute('download') || link.origin !== location.origin) return null
  return link.pathname === location.pathname ? null : link.pathname + link.search + link.hash
}
