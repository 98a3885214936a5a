// Scoring rules as they come from a form or a database row. A message goes on from the name of its field: "is empty".
import { z } from 'zod'
import { propertyTests, type ScoringCondition } from './types'

function text(maxLength: number) {
  return z.string().trim().min(1, 'is empty').max(maxLength, `is longer than ${maxLength} characters`)
}

const bounds = 'must be a whole number from -1000 to 1000'

const conditionSchema: z.ZodType<ScoringCondition> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('path'),
    pattern: text(500).regex(/^[/*]/, 'must start with / or *'),
  }),
  z
    .strictObject({
      kind: z.literal('property'),
      name: text(200),
      test: z.enum(propertyTests),
      value: z.string().trim().max(300, 'is longer than 300 characters'),
    })
    .refine(({ test, value }) => test === 'exists' || value !== '', { path: ['value'], message: 'is empty' }),
])

/** A rule as it is saved: a new one has no id yet. */
export const scoringRuleSchema = z.strictObject({
  id: text(40).nullable(),
  name: text(80),
  type: text(100),
  condition: conditionSchema.nullable(),
  points: z.number(bounds).int(bounds).min(-1000, bounds).max(1000, bounds),
  enabled: z.boolean(),
})

export const scoringRulesSchema = z.array(scoringRuleSchema).max(200, 'are more than 200')

export type ScoringRuleInput = z.output<typeof scoringRuleSchema>
