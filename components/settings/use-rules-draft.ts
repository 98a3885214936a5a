'use client'

import { useEffect, useMemo, useState } from 'react'
import { type RuleChange, ruleChanges } from '@/lib/sessionizer/rule-changes'
import type { Rules } from '@/lib/sessionizer/types'
import { mergeDraft } from './merge-draft'
import { type RulesDraft, readDraft, toDraft } from './rules-draft'
import { readStoredDraft, storeDraft } from './stored-draft'

const noChanges: RuleChange[] = []

/**
 * The rules as they are being edited, beside those that are saved. The draft survives a reload, and a way back to the page,
 * in this tab. When someone else saves rules meanwhile, it comes on top of theirs, and `theirs` says what they changed.
 */
export function useRulesDraft(saved: Rules) {
  const [base, setBase] = useState(saved)
  const [draft, setDraft] = useState(() => toDraft(saved))
  const [starts, setStarts] = useState(0)
  const [isRestored, setIsRestored] = useState(false)
  const [theirs, setTheirs] = useState(noChanges)
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [hasTried, setHasTried] = useState(false)
  const { rules, problems } = useMemo(() => readDraft(draft), [draft])
  const changes = useMemo(() => ruleChanges(base, rules), [base, rules])
  const [valid, setValid] = useState(rules)
  if (problems.size === 0 && valid !== rules) setValid(rules)
  const isDirty = problems.size > 0 || changes.length > 0

  const restart = (from: Rules) => {
    setBase(from)
    setDraft(toDraft(from))
    setStarts((count) => count + 1)
    setTouched(new Set())
    setHasTried(false)
    setIsRestored(false)
    setTheirs(noChanges)
  }

  /** Puts a draft made from `from` on top of what is saved. */
  const putOnTop = (mine: RulesDraft, from: Rules) => {
    setBase(saved)
    setDraft(mergeDraft(mine, from, saved))
    setStarts((count) => count + 1)
    setTheirs(ruleChanges(from, saved))
  }

  const savedText = JSON.stringify(saved)
  const [seenText, setSeenText] = useState(savedText)
  if (savedText !== seenText) {
    setSeenText(savedText)
    if (isDirty) putOnTop(draft, base)
    else restart(saved)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    const stored = readStoredDraft()
    if (!stored) return
    putOnTop(stored.draft, stored.base)
    setIsRestored(true)
  }, [])
  useEffect(() => storeDraft(isDirty ? { draft, base } : null), [draft, base, isDirty])

  return {
    base,
    draft,
    rules,
    /** The last rules without a problem: what is typed now, as far as it can be read. */
    valid,
    changes,
    /** Counts how often the draft was made anew: the keys of its categories are others then. */
    starts,
    /** What someone else has changed since one began. */
    theirs,
    problems,
    isDirty,
    isRestored: isRestored && isDirty,
    update: (change: Partial<RulesDraft>) => setDraft((before) => ({ ...before, ...change })),
    /** What is wrong with a field, once one has left it or tried to save. */
    problemOf: (field: string) => (hasTried || touched.has(field) ? problems.get(field) : undefined),
    touch: (field: string) => setTouched((before) => (before.has(field) ? before : new Set(before).add(field))),
    showProblems: () => setHasTried(true),
    restart,
  }
}
