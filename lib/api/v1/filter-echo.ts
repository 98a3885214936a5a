import { z } from 'zod'
import { writeParams } from '@/lib/filters/read-params'

/** The filter as it was understood, in the form of its parameters: they can be asked again as they stand. */
export const filterEcho = z
  .record(z.string(), z.string())
  .meta({ description: 'The filter as it was understood, as parameters that can be sent again.' })

export function echo<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  filter: Partial<z.output<z.ZodObject<Shape>>>,
): Record<string, string> {
  return Object.fromEntries(writeParams(schema, filter))
}
