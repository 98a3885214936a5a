import { z } from 'zod'
import { rulesSchema } from '@/lib/sessionizer/rules-schema'
import type { Rules } from '@/lib/sessionizer/types'
import type { RulesDraft } from './rules-draft'

// Unsaved changes, kept in the tab over a reload or a look at another page, with the rules that they were made from.

export interface StoredDraft {
  draft: RulesDraft
  base: Rules
}

const storageKey = 'leadtrail:rules'

const storedSchema: z.ZodType<StoredDraft> = z.object({
  base: rulesSchema,
  draft: z.object({
    gapMinutes: z.string(),
    goals: z.array(z.string()),
    passive: z.array(z.string()),
    noise: z.object({ bot: z.boolean(), scanner: z.boolean(), burst: z.boolean() }),
    negativeTypes: z.array(z.string()),
    highEvaluationWeight: z.string(),
    researchContentWeight: z.string(),
    categories: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        patterns: z.string(),
        kind: z.enum(['evaluation', 'content', 'neutral', 'negative']),
        weight: z.string(),
      }),
    ),
  }),
})

export function readStoredDraft(): StoredDraft | null {
  try {
    const parsed = storedSchema.safeParse(JSON.parse(sessionStorage.getItem(storageKey) ?? 'null'))
    return parsed.data ?? null // what another version has kept is left alone
  } catch {
    return null // the browser keeps nothing for us
  }
}

export function storeDraft(stored: StoredDraft | null): void {
  try {
    if (stored) sessionStorage.setItem(storageKey, JSON.stringify(stored))
    else sessionStorage.removeItem(storageKey)
  } catch {
    // The browser keeps nothing for us: the changes live as long as the page.
  }
}
