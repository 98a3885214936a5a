import { z } from 'zod'
import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { AppError } from '@/lib/errors'
import { type EventName, wordsOf } from '@/lib/importers/segment/event-names'
import { readWorkspace } from '@/lib/settings/workspace'
import { forgetEventNames } from './named-types'

const maxNames = 500

const name = z
  .string('must be text')
  .trim()
  .min(1, 'is empty')
  .max(200, 'is longer than 200 characters')
  .refine((text) => !text.includes('\0') && !/\p{Cs}/u.test(text), 'has characters that cannot be kept')

const schema = z
  .array(
    z.strictObject({ name, type: name.max(100, 'is longer than 100 characters').transform(wordsOf) }),
    'must be a list',
  )
  .max(maxNames, `may have at most ${maxNames} entries`)

/**
 * Puts other names in the place of the workspace's own ones. They hold for events that arrive from now on.
 * @throws AppError 'bad_request' whose `field` says which entry is wrong: `0.type`
 */
export async function saveEventNames(input: unknown, db: Database = database()): Promise<EventName[]> {
  const parsed = schema.safeParse(input)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const field = issue?.path.join('.') || 'names'
    throw new AppError('bad_request', `${String(issue?.path.at(-1) ?? 'names')} ${issue?.message ?? 'is wrong'}`, {
      field,
    })
  }
  const names = parsed.data
  const seen = new Set<string>()
  for (const [index, { name }] of names.entries()) {
    const words = wordsOf(name)
    if (seen.has(words)) {
      throw new AppError('bad_request', `${name} stands in the list twice`, { field: `${index}.name` })
    }
    seen.add(words)
  }
  await readWorkspace(db) // makes it when there is none yet
  await db.execute(sql`UPDATE workspace SET event_names = ${JSON.stringify(names)}::jsonb WHERE id = 1`)
  forgetEventNames(db)
  return names
}
