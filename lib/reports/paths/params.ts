import { z } from 'zod'
import { listCodec } from '@/lib/filters/list-codec'
import { pathGroupings } from '@/lib/filters/session-path'

export const pathsLimits = { steps: { min: 3, max: 7 }, top: { min: 3, max: 20 } } as const
export const pathsDefaults = { group: 'category', steps: 4, top: 8 } as const

/** What the Paths report's address says besides the filter. */
export const pathsParams = z.strictObject({
  goal: listCodec()
    .optional()
    .describe('Event types that count as a conversion, comma separated; all goals of the workspace when missing.'),
  group: z
    .enum(pathGroupings, { error: `must be one of ${pathGroupings.join(', ')}` })
    .optional()
    .describe('What steps are called by: category (default), path or type.'),
  steps: whole(pathsLimits.steps).optional().describe('Steps of the flow, 3 to 7; 4 when missing.'),
  top: whole(pathsLimits.top).optional().describe('Labels that keep their name in the flow, 3 to 20; 8 when missing.'),
})

export type PathsParams = Partial<z.output<typeof pathsParams>>

function whole({ min, max }: { min: number; max: number }) {
  return z.codec(z.string(), z.int(), {
    decode(text, context) {
      const value = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
      if (value >= min && value <= max) return value
      context.issues.push({ code: 'custom', message: `must be a whole number from ${min} to ${max}`, input: text })
      return z.NEVER
    },
    encode: String,
  })
}
