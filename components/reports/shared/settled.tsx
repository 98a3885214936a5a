'use client'

import type { ReactNode } from 'react'
import { useSettled } from '@/components/sessions/use-settled'
import { cn } from '@/components/ui/cn'

/** What the server streams. While an answer to another filter is on its way the one before it stays, dimmed. */
export function Settled({ promise }: { promise: Promise<ReactNode> }) {
  const { value, isStale } = useSettled(promise)
  return (
    <div aria-busy={isStale} className={cn('transition-opacity', isStale && 'opacity-50')}>
      {value}
    </div>
  )
}
