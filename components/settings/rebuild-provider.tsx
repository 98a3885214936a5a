'use client'

import { usePathname, useRouter } from 'next/navigation'
import { createContext, type ReactNode, use, useCallback, useEffect, useRef, useState } from 'react'
import { notify } from '@/components/ui/notify'
import type { RebuildProgress } from '@/lib/settings/types'
import { fetchRebuild } from './requests'

interface Rebuild {
  /** Null when every session follows the rules, or when that is not known yet. */
  progress: RebuildProgress | null
  /** Follows a rebuild from here on, as after a change of the rules. */
  watch: (progress: RebuildProgress | null) => void
}

const RebuildContext = createContext<Rebuild>({ progress: null, watch: () => {} })

export function useRebuild(): Rebuild {
  return use(RebuildContext)
}

const askEveryMs = 1500
const lookEveryMs = 10_000

/**
 * Knows on every page whether sessions are being rebuilt: from the page's load, then asking while they are. In between it
 * looks again, at most every ten seconds, when someone goes to another page or comes back to the window. The end brings the
 * new sessions onto the page, and is said.
 */
export function RebuildProvider({ first, children }: { first: Promise<RebuildProgress | null>; children: ReactNode }) {
  const [progress, setProgress] = useState<RebuildProgress | null>(null)
  const router = useRouter()
  const pathname = usePathname()
  const lookedMs = useRef(0)
  const isRunning = progress !== null

  useEffect(() => {
    lookedMs.current = performance.now()
    first.then(setProgress)
  }, [first])

  const lookAgain = useCallback(() => {
    if (document.hidden || lookedMs.current === 0 || performance.now() - lookedMs.current < lookEveryMs) return
    lookedMs.current = performance.now()
    fetchRebuild().then(setProgress, () => {}) // it is asked again, and what the page shows has its own errors
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is the occasion
  useEffect(lookAgain, [pathname, lookAgain])

  useEffect(() => {
    document.addEventListener('visibilitychange', lookAgain)
    return () => document.removeEventListener('visibilitychange', lookAgain)
  }, [lookAgain])

  useEffect(() => {
    if (!isRunning) return
    const controller = new AbortController()
    let timer: ReturnType<typeof setTimeout>
    const ask = async () => {
      try {
        const now = await fetchRebuild(controller.signal)
        if (controller.signal.aborted) return
        setProgress(now)
        if (now === null) return
      } catch {
        if (controller.signal.aborted) return
      }
      timer = setTimeout(ask, askEveryMs)
    }
    timer = setTimeout(ask, askEveryMs)
    return () => {
      controller.abort()
      clearTimeout(timer)
    }
  }, [isRunning])

  const wasRunning = useRef(false)
  useEffect(() => {
    if (wasRunning.current && !isRunning) {
      notify('success', 'All sessions follow the new rules.')
      router.refresh()
    }
    wasRunning.current = isRunning
  }, [isRunning, router])

  return <RebuildContext value={{ progress, watch: setProgress }}>{children}</RebuildContext>
}

/** The done part, from 0 to 1. */
export function shareOf({ leads, staleLeads }: RebuildProgress): number {
  return leads === 0 ? 1 : 1 - staleLeads / leads
}
