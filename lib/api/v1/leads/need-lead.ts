import type { Database } from '@/lib/db/database'
import { AppError } from '@/lib/errors'
import { findLead } from '@/lib/leads/find-lead'
import type { Lead } from '@/lib/leads/types'

/** For the reference. */
export const movedLead = 'The lead was joined to another one: `Location` and `id` in the body say which.'

/** The lead, or the one that it was joined to. @throws AppError 'not_found', also of one that was erased */
export async function needLead(id: string, db: Database): Promise<Lead> {
  const lead = await findLead(id, db)
  if (!lead) throw new AppError('not_found', 'There is no such lead.')
  return lead
}
