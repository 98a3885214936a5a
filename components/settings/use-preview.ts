'use client'

import { useEffect, useState } from 'react'
import { messageOf } from '@/components/ui/ask-server'
import type { Rules } from '@/lib/sessionizer/types'
import type { RulesPreview } from '@/lib/settings/types'
import { fetchPreview } from './requests'

export type PreviewState =
  | { kind: 'running'; leads: number; leadsTotal: number | null }
  | { kind: 'done'; preview: RulesPreview }
  | { kind: 'failed'; message: string }

/** The preview of rules, computed while the component is there. */
export function usePreview(rules: Rules) {
  const [state, setState] = useState<PreviewState>({ kind: 'running', leads: 0, leadsTotal: null })
  const [run, setRun] = useState({ isComplete: false, number: 0 })
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    setState({ kind: 'running', leads: 0, leadsTotal: null })
    fetchPreview({
      rules,
      isComplete: run.isComplete,
      signal,
      onProgress: (leads, leadsTotal) => !signal.aborted && setState({ kind: 'running', leads, leadsTotal }),
    }).then(
      (preview) => !signal.aborted && setState({ kind: 'done', preview }),
      (error: unknown) => !signal.aborted && setState({ kind: 'failed', message: messageOf(error) }),
    )
    return () => controller.abort()
  }, [rules, run])
  return {
    state,
    /** Counts again: all leads when asked to, however long it takes. */
    restart: (isComplete: boolean) => setRun(({ number }) => ({ isComplete, number: number + 1 })),
  }
}
