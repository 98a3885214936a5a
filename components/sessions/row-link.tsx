'use client'

import { useSearchParams } from 'next/navigation'
import type { MouseEvent, ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

interface RowLinkProps {
  id: string
  isOpen: boolean
  /** The first row is where Tab enters the rows while none is open. */
  isFirst: boolean
  onOpen: (id: string) => void
  children: ReactNode
  className?: string
}

/** The link of a row to its session. A plain click opens it beside the table; with a modifier the browser does as usual. */
export function RowLink({ id, isOpen, isFirst, onOpen, children, className }: RowLinkProps) {
  const params = useSearchParams().toString()
  const click = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return
    event.preventDefault()
    onOpen(id)
  }
  return (
    <a
      href={sessionHref(id, params)}
      data-row={id}
      tabIndex={isOpen || isFirst ? 0 : -1}
      aria-current={isOpen ? 'true' : undefined}
      onClick={click}
      className={cn('block min-w-0 rounded-sm', className)}
    >
      {children}
    </a>
  )
}

/** A session's address that keeps the table's own query, so that the table beside it stays as it is. */
export function sessionHref(id: string, params: string): string {
  return `/sessions/${encodeURIComponent(id)}${params ? `?${params}` : ''}`
}
