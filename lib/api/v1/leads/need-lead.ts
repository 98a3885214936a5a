import type { Database } from '@/lib/db/database'
import { AppError } from '@/lib/errors'
import { findLead } from '@/lib/leads/find-lead'
import type { Lead } from '@/lib/leads/types'

/** @throws AppError 'not_found' */
export async function needLead(id: string, db: Database): Promise<Lead> {
  const lead = await findLead(id, db)
  if (!lead) throw new AppError('not_found', 'There is no such lead.')
  return lead
}
