// Rules as they come from a database row or a settings form.
import { z } from 'zod'
import type { Rules } from './types'

const dayMs = 24 * 60 * 60_000

const eventType = z.string().trim().min(1, 'is empty').max(100)
const eventTypes = z
  .array(eventType)
  .max(200)
  .transform((types) => [...new Set(types)])

export const categorySchema = z.strictObject({
  name: z.string().trim().min(1, 'is empty').max(60),
  patterns: z
    .array(z.string().trim().max(500).regex(/^[/*]/, 'must start with / or *'))
    .max(100)
    .describe('Paths; * is any run of characters'),
  kind: z.enum(['evaluation', 'content', 'neutral', 'negative']),
  weight: z.number().min(0).max(100),
})

export const intentSchema = z.strictObject({
  highEvaluationWeight: z.number().positive().max(1000),
  researchContentWeight: z.number().positive().max(1000),
  negativeTypes: eventTypes,
})

const uniqueNames = (categories: { name: string }[]) =>
  new Set(categories.map(({ name }) => name)).size === categories.length

/** A workspace's rules, checked. The gap is between one second and one day. */
export const rulesSchema: z.ZodType<Rules> = z.strictObject({
  gapMs: z.number().int().min(1000).max(dayMs),
  goals: eventTypes,
  passive: eventTypes,
  categories: z.array(categorySchema).max(200).refine(uniqueNames, 'has two categories of the same name'),
  intent: intentSchema,
})
