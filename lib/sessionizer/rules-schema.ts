// Rules as they come from a database row or a settings form. A message goes on from the name of its field: "is empty".
import { z } from 'zod'
import type { Rules } from './types'

const dayMs = 24 * 60 * 60_000
const gapBounds = 'must be between 1 second and 24 hours'
const weightBounds = 'must be between 0 and 100'
const thresholdBounds = 'must be more than 0 and at most 1000'

function text(maxLength: number) {
  return z.string().trim().min(1, 'is empty').max(maxLength, `is longer than ${maxLength} characters`)
}

const eventTypes = z
  .array(text(100))
  .max(200, 'holds more than 200 types')
  .transform((types) => [...new Set(types)])

const threshold = z.number('must be a number').positive(thresholdBounds).max(1000, thresholdBounds)

const categorySchema = z.strictObject({
  name: text(60),
  patterns: z
    .array(text(500).regex(/^[/*]/, 'must start with / or *'))
    .max(100, 'holds more than 100 patterns')
    .describe('Paths; * is any run of characters and \\* an asterisk'),
  kind: z.enum(['evaluation', 'content', 'neutral', 'negative']),
  weight: z.number('must be a number').min(0, weightBounds).max(100, weightBounds),
})

const isOn = z.boolean('must be true or false')

const intentSchema = z.strictObject({
  highEvaluationWeight: threshold,
  researchContentWeight: threshold,
  negativeTypes: eventTypes,
})

/** A workspace's rules, checked. The gap is between one second and one day. */
export const rulesSchema: z.ZodType<Rules> = z.strictObject({
  gapMs: z.number('must be a number').int('must be whole milliseconds').min(1000, gapBounds).max(dayMs, gapBounds),
  goals: eventTypes,
  passive: eventTypes,
  noise: z.strictObject({ bot: isOn, scanner: isOn, burst: isOn }),
  categories: z
    .array(categorySchema)
    .max(200, 'hold more than 200')
    .superRefine((categories, context) => {
      for (const [index, { name }] of categories.entries()) {
        const isTaken = categories.findIndex((other) => other.name === name) < index
        if (isTaken)
          context.addIssue({ code: 'custom', path: [index, 'name'], message: 'is the name of another category' })
      }
    }),
  intent: intentSchema,
})
