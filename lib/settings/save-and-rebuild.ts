import { z } from 'zod'
import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { AppError } from '@/lib/errors'
import { rebuildProgress } from './rebuild-progress'
import { startRebuild } from './start-rebuild'
import type { SavedRules } from './types'
import { replaceRules } from './workspace'

const saveSchema = z.strictObject({ rules: z.json(), seen: z.json() })

/**
 * Replaces the rules that someone has seen, and has the sessions follow in the background.
 * @throws AppError 'bad_request' or 'conflict', see `replaceRules`.
 */
export async function saveAndRebuild(input: unknown, nowMs: number, db: Database = database()): Promise<SavedRules> {
  const parsed = saveSchema.safeParse(input)
  if (!parsed.success) throw new AppError('bad_request', 'Expected { rules, seen }.', { field: 'rules' })
  const { rules } = await replaceRules(parsed.data.rules, parsed.data.seen, db)
  const progress = await rebuildProgress(nowMs, db)
  startRebuild(db)
  return { rules, progress }
}
