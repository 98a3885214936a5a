import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { fieldNames } from '@/lib/importers/fields'
import { isTimeZone } from '@/lib/time/zone'
import type { RunOptions } from './run-job'

const column = z.string().max(1000)

const runSchema = z.strictObject({
  mapping: z.strictObject({
    fields: z.partialRecord(z.enum(fieldNames), column),
    ignored: z.array(column).max(1000),
  }),
  aliases: z.record(z.string().max(300), z.string().trim().min(1).max(100)),
  assumedZone: z.string().refine(isTimeZone, 'is no time zone'),
  isDryRun: z.boolean(),
})

/** How to read a file, from what the page sends. @throws AppError 'bad_request' that names what is wrong */
export function parseRunOptions(body: unknown): RunOptions {
  const parsed = runSchema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.path.join('.') || 'body'
  throw new AppError('bad_request', `${field}: ${issue?.message}`, { field })
}
