'use client'

import { createContext, type ReactNode, use } from 'react'
import { useLater } from '@/components/settings/use-later'
import { reasonWords } from '@/components/timeline/event-words'
import type { NotCounted } from '@/lib/sessions/types'

type ById = Record<string, NotCounted>

const NotCountedContext = createContext<ById>({})
const none: Promise<ById> = Promise.resolve({})

/** Lets rows know what happened during their sessions and does not count. */
export function NotCountedProvider({ within, children }: { within: Promise<ById> | null; children: ReactNode }) {
  const { value } = useLater(within ?? none)
  return <NotCountedContext value={value ?? {}}>{children}</NotCountedContext>
}

/** Beside the number of a session's events in the raw view: "+3" that do not count. */
export function NotCountedBadge({ id }: { id: string }) {
  const found = use(NotCountedContext)[id]
  return found ? <NotCountedMark notCounted={found} /> : null
}

export function NotCountedMark({ notCounted: { count, reasons } }: { notCounted: NotCounted }) {
  const words = Object.entries(reasons).map(([reason, events]) => `${events} ${reasonWords(reason)}`)
  return (
    <span
      title={`${count} not counted: ${words.join('; ')}`}
      className="ml-1 rounded border border-line-strong border-dashed px-1 text-faint text-xs"
    >
      +{count.toLocaleString('en')}
      <span className="sr-only"> not counted</span>
    </span>
  )
}
