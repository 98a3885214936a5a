'use client'

import { useEffect, useState } from 'react'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { writeSessionFilter } from '@/lib/filters/write-session-query'
import type { TouchChoice } from '@/lib/sessions/types'

export type { TouchChoice }

interface Choices {
  choices: TouchChoice[]
  state: 'loading' | 'ready' | 'failed'
}

/** What a step may be about, as it occurs under the other filters. */
export function useTouchChoices(filter: SessionFilter, search: string): Choices {
  const [found, setFound] = useState<Choices>({ choices: [], state: 'loading' })
  const params = writeSessionFilter({ ...filter, seq: undefined })
  if (search) params.set('search', search)
  const url = `/sessions/touches?${params}`
  useEffect(() => {
    const controller = new AbortController()
    setFound(({ choices }) => ({ choices, state: 'loading' }))
    const load = async () => {
      try {
        const response = await fetch(url, { signal: controller.signal })
        if (!response.ok) throw new Error(`${response.status}`)
        const { choices } = (await response.json()) as { choices: TouchChoice[] }
        setFound({ choices, state: 'ready' })
      } catch {
        if (!controller.signal.aborted) setFound({ choices: [], state: 'failed' })
      }
    }
    const timer = setTimeout(load, search ? 150 : 0)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [url, search])
  return found
}
