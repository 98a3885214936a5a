'use client'

import { usePathname, useRouter } from 'next/navigation'
import { createContext, type ReactNode, use, useCallback, useEffect, useRef, useState } from 'react'
import { notify } from '@/components/ui/notify'
import type { ScoringRun } from '@/lib/scoring/types'
import type { BackgroundWork, RebuildProgress } from '@/lib/settings/types'
import { fetchBackground } from './requests'

interface Background {
  /** Null when every session follows the rules, or when that is not known yet. */
  rebuild: RebuildProgress | null
  /** The latest time that points were given anew; null when they never were, or when that is not known yet. */
  run: ScoringRun | null
  /** Follows a rebuild from here on, as after a change of the rules. */
  watchRebuild: (rebuild: RebuildProgress | null) => void
  /** The same of points that are given anew. */
  watchRun: (run: ScoringRun | null) => void
}

const BackgroundContext = createContext<Background>({
  rebuild: null,
  run: null,
  watchRebuild: () => {},
  watchRun: () => {},
})

export function useBackground(): Background {
  return use(BackgroundContext)
}

const askEveryMs = 1500
const lookEveryMs = 60_000
/** Someone may go from page to page, or come back to the window, more often than it is worth looking. */
const lookAtMostEveryMs = 10_000

const nothing: BackgroundWork = { rebuild: null, run: null, rulesVersion: null }

/**
 * Knows on every page what the server does in the background: from the page's load, then asking while it does something.
 * In between it looks again once a minute, and when someone goes to another page or comes back to the window: another
 * window may have begun it. The end brings the new figures onto the page, and is said.
 */
export function BackgroundProvider({
  first,
  children,
}: {
  first: Promise<BackgroundWork | null>
  children: ReactNode
}) {
  const [work, setWork] = useState(nothing)
  const pathname = usePathname()
  const lookedMs = useRef(0)
  const { rebuild, run } = work
  const isBusy = rebuild !== null || run?.isRunning === true

  useEffect(() => {
    lookedMs.current = performance.now()
    first.then((found) => found && setWork(found))
  }, [first])

  const lookAgain = useCallback(() => {
    if (document.hidden || lookedMs.current === 0 || performance.now() - lookedMs.current < lookAtMostEveryMs) return
    lookedMs.current = performance.now()
    fetchBackground().then(setWork, () => {}) // it is asked again, and what the page shows has its own errors
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is the occasion
  useEffect(lookAgain, [pathname, lookAgain])

  useEffect(() => {
    const timer = setInterval(lookAgain, lookEveryMs)
    document.addEventListener('visibilitychange', lookAgain)
    window.addEventListener('focus', lookAgain)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', lookAgain)
      window.removeEventListener('focus', lookAgain)
    }
  }, [lookAgain])

  useEffect(() => {
    if (!isBusy) return
    const controller = new AbortController()
    let timer: ReturnType<typeof setTimeout>
    const ask = async () => {
      try {
        const now = await fetchBackground(controller.signal)
        if (controller.signal.aborted) return
        lookedMs.current = performance.now()
        setWork(now)
        if (now.rebuild === null && !now.run?.isRunning) return
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
  }, [isBusy])

  useSayWhenDone(work)
  const watchRebuild = useCallback((rebuild: RebuildProgress | null) => {
    setWork((known) => ({ ...known, rebuild, rulesVersion: null })) // the version is another one now
  }, [])
  const watchRun = useCallback((run: ScoringRun | null) => setWork((known) => ({ ...known, run })), [])

  return <BackgroundContext value={{ rebuild, run, watchRebuild, watchRun }}>{children}</BackgroundContext>
}

/** Whatever ends between two looks is over when it is first heard of: the rules' version or the run is another one. */
function useSayWhenDone({ rebuild, run, rulesVersion }: BackgroundWork): void {
  const router = useRouter()
  const sessions = rebuild ? 'busy' : rulesVersion
  const points = run?.isRunning ? 'busy' : (run?.id ?? null)
  const known = useRef({ sessions, points })
  useEffect(() => {
    const before = known.current
    known.current = { sessions, points }
    const done = [
      ...(isOver(before.sessions, sessions) ? ['All sessions are up to date.'] : []),
      ...(isOver(before.points, points) ? ['All points follow the scoring rules.'] : []),
    ]
    for (const text of done) notify('success', text)
    if (done.length > 0) router.refresh()
  }, [sessions, points, router])
}

function isOver(before: string | number | null, now: string | number | null): boolean {
  return now !== 'busy' && before !== null && before !== now && (before === 'busy' || now !== null)
}

/** The done part of a rebuild, from 0 to 1. */
export function rebuiltShare({ leads, staleLeads }: RebuildProgress): number {
  return leads === 0 ? 1 : 1 - staleLeads / leads
}

/** The done part of giving points anew, from 0 to 1. */
export function scoredShare({ leads, leadsTotal }: ScoringRun): number {
  return leadsTotal === 0 ? 1 : Math.min(1, leads / leadsTotal)
}
