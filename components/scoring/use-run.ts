'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { notify } from '@/components/ui/notify'
import type { ScoringRun } from '@/lib/scoring/types'
import { fetchRun } from './requests'

const askEveryMs = 1000

/** The latest time that points were given anew, followed while that is under way. */
export function useRun(first: ScoringRun | null) {
  const [run, setRun] = useState(first)
  const router = useRouter()
  const isRunning = run?.isRunning ?? false
  useEffect(() => {
    if (!isRunning) return
    const controller = new AbortController()
    let timer: ReturnType<typeof setTimeout>
    const ask = async () => {
      try {
        const now = await fetchRun(controller.signal)
        if (controller.signal.aborted) return
        setRun(now)
        if (!now?.isRunning) {
          notify('success', 'All points follow the scoring rules.')
          router.refresh()
          return
        }
      } catch {
        if (controller.signal.aborted) return // else it is asked again
      }
      timer = setTimeout(ask, askEveryMs)
    }
    timer = setTimeout(ask, askEveryMs)
    return () => {
      controller.abort()
      clearTimeout(timer)
    }
  }, [isRunning, router])
  return { run, follow: setRun }
}
