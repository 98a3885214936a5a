'use client'

import { useState } from 'react'
import { usePoll } from '@/components/layout/use-poll'
import { NewsButton } from '@/components/ui/news-button'
import type { Pulse } from '@/lib/sessions/types'

/**
 * "3 new": what a lead or a session has got since the page was loaded.
 * @param href answers with its pulse of today
 * @param shown its pulse on the page
 */
export function ActivityNews({ href, shown }: { href: string; shown: Pulse }) {
  const heard = usePoll<Pulse>(href)
  // What had been heard before the page was brought up to date says nothing about it.
  const [old, setOld] = useState({ shown, heard })
  if (!isSame(old.shown, shown)) setOld({ shown, heard })
  const isNews = heard !== null && heard !== old.heard && !isSame(heard, shown)
  const count = isNews ? heard.eventCount - shown.eventCount : 0
  return (
    <span role="status" className="ml-1.5 flex">
      {count > 0 && (
        <NewsButton label={count === 1 ? '1 new event' : `${count.toLocaleString('en')} new events`}>
          {count > 99 ? '99+' : count} new
        </NewsButton>
      )}
      {isNews && count <= 0 && <NewsButton>Changed</NewsButton>}
    </span>
  )
}

function isSame(a: Pulse, b: Pulse): boolean {
  return a.id === b.id && a.eventCount === b.eventCount && a.lastAt === b.lastAt && a.points === b.points
}
