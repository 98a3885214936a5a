'use client'

import { useRouter, useSearchParams } from 'next/navigation'
import { type KeyboardEvent, useCallback, useEffect, useOptimistic, useRef, useTransition } from 'react'
import { useOpenSession } from '@/components/filters/session-query-provider'
import { isTyping } from '@/components/layout/is-typing'
import { panelId } from './panel-id'
import { sessionHref } from './row-link'

const steps: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }

interface RowNavigation {
  /** The row whose session is open or on its way. */
  openId: string | null
  open: (id: string) => void
  onKeyDown: (event: KeyboardEvent) => void
}

/**
 * Moves through rows by keyboard and opens them beside the table. The first session opened is one step in the browser's
 * history and the following ones replace it, so that one step back always closes the panel.
 */
export function useRowNavigation(ids: readonly string[]): RowNavigation {
  const router = useRouter()
  const params = useSearchParams().toString()
  const shownId = useOpenSession()
  const [openId, setOpenId] = useOptimistic(shownId)
  const [, startTransition] = useTransition()

  const open = useCallback(
    (id: string) => {
      if (id === shownId) return document.getElementById(panelId)?.focus()
      startTransition(() => {
        setOpenId(id)
        router[shownId ? 'replace' : 'push'](sessionHref(id, params), { scroll: false })
      })
    },
    [router, params, shownId, setOpenId],
  )

  const move = useCallback(
    (step: number) => {
      const current = openId ?? focusedRow()
      const at = current ? ids.indexOf(current) : -1
      const id = at < 0 ? ids[0] : ids[at + step]
      if (!id) return
      focusRow(id)
      if (openId) open(id)
    },
    [ids, openId, open],
  )

  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      const step = steps[event.key]
      if (step === undefined || event.metaKey || event.ctrlKey || event.altKey || isTyping(event)) return
      // Arrows scroll whatever else has the focus; letters move the rows from anywhere.
      const isLetter = event.key.length === 1
      if (!isLetter && document.activeElement !== document.body) return
      event.preventDefault()
      move(step)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [move])

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined || event.key.length === 1 || !focusedRow()) return
    event.preventDefault()
    move(step)
  }

  // Where the focus was lost with the panel, it comes back to the row.
  const before = useRef(shownId)
  useEffect(() => {
    const closed = before.current
    before.current = shownId
    if (closed && !shownId && (document.activeElement === document.body || !document.activeElement)) focusRow(closed)
  }, [shownId])

  return { openId, open, onKeyDown }
}

function focusRow(id: string): void {
  const links = document.querySelectorAll<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)
  const link = [...links].find((element) => element.offsetParent !== null)
  link?.focus({ preventScroll: true })
  link?.closest('tr, li')?.scrollIntoView({ block: 'nearest' })
}

function focusedRow(): string | null {
  const element = document.activeElement
  return element instanceof HTMLElement ? (element.dataset.row ?? null) : null
}
