'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { SourceCall } from '@/lib/ingest/types'
import { fetchCalls } from './requests'

const pauseMs = 3000

/** The calls of a key, asked for again while the page is looked at. A failure is tried again, and said meanwhile. */
export function useCalls(keyId: string, initial: SourceCall[]) {
  const [calls, setCalls] = useState(initial)
  const [isAway, setAway] = useState(false)
  const controller = useRef<AbortController>(null)

  const reload = useCallback(async () => {
    controller.current?.abort()
    const own = new AbortController()
    controller.current = own
    try {
      setCalls(await fetchCalls(keyId, own.signal))
      setAway(false)
    } catch {
      if (!own.signal.aborted) setAway(true)
    }
  }, [keyId])

  useEffect(() => {
    const look = () => {
      if (!document.hidden) void reload()
    }
    const timer = setInterval(look, pauseMs)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
      controller.current?.abort()
    }
  }, [reload])

  return { calls, isAway, reload }
}
