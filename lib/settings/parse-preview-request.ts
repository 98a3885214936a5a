import { z } from 'zod'
import { AppError } from '@/lib/errors'
import type { Rules } from '@/lib/sessionizer'
import { parseRules } from './workspace'

const requestSchema = z.strictObject({ rules: z.json(), isComplete: z.boolean().default(false) })

/**
 * What is asked of a preview: the rules, and whether all leads have to be counted however long that takes.
 * @throws AppError 'bad_request' whose `field` names a wrong rule.
 */
export function parsePreviewRequest(input: unknown): { rules: Rules; budgetMs?: number } {
  const parsed = requestSchema.safeParse(input)
  if (!parsed.success) throw new AppError('bad_request', 'Expected { rules, isComplete }.', { field: 'rules' })
  const rules = parseRules(parsed.data.rules)
  return parsed.data.isComplete ? { rules, budgetMs: Number.POSITIVE_INFINITY } : { rules }
}
