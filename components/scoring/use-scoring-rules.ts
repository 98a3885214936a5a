'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { messageOf, Refusal } from '@/components/ui/ask-server'
import { notify } from '@/components/ui/notify'
import type { ScoringRuleInput } from '@/lib/points/rule-schema'
import type { ScoringRule } from '@/lib/points/types'
import { saveScoringRules } from './requests'

/**
 * The rules as they are shown. A change shows at once and is saved at once; changes made while one is being saved follow it
 * together. When the server refuses, what it has comes back.
 */
export function useScoringRules(saved: ScoringRule[]) {
  const router = useRouter()
  const [rules, setRules] = useState<ScoringRuleInput[]>(saved)
  const stored = useRef(saved)
  const wanted = useRef<ScoringRuleInput[] | null>(null)
  const saving = useRef<Promise<boolean> | null>(null)

  const [seen, setSeen] = useState(saved)
  if (seen !== saved) {
    setSeen(saved)
    if (saving.current === null) {
      stored.current = saved
      setRules(saved)
    }
  }

  async function saveWanted(): Promise<boolean> {
    try {
      while (wanted.current !== null) {
        const next = wanted.current
        wanted.current = null
        stored.current = await saveScoringRules(next, stored.current)
      }
      return true
    } catch (error) {
      wanted.current = null
      notify('error', `Not saved: ${messageOf(error)}`)
      if (error instanceof Refusal && error.code === 'conflict') router.refresh()
      return false
    } finally {
      saving.current = null
      setRules(stored.current)
    }
  }

  /** Whether it was saved. */
  function save(next: ScoringRuleInput[]): Promise<boolean> {
    setRules(next)
    wanted.current = next
    saving.current ??= saveWanted()
    return saving.current
  }

  return { rules, save }
}
