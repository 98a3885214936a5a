import { z } from 'zod'

/** What the engagement report's address says besides the filter. */
export const engagementParams = z.strictObject({
  unit: z
    .enum(['day', 'week'], { error: 'must be day or week' })
    .optional()
    .describe('Figures over time by day or by week; by default days up to 120 of them.'),
})
