import { z } from 'zod'
import { database } from '@/lib/db/client'
import type { Database, Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { AppError } from '@/lib/errors'
import { readIdentities } from '@/lib/events/resolve-leads'
import { joinByHand } from './join-by-hand'
import { isUser } from './joins/clean-join'
import type { JoinOutcome } from './types'

const inputSchema = z.strictObject({
  /** The id of the lead that stays; without it, that of the user who is named first. */
  stays: z.string().optional(),
  why: z.string().trim().max(300, 'is longer than 300 characters').optional(),
})

/**
 * Joins the known users of a conflict, as a person's word: `{ stays, why }`. What the source said stands in for the why.
 * @throws AppError 'bad_request' whose `field` names what is wrong, 'not_found', 'conflict' when their leads are others by now
 */
export function joinConflict(
  id: string,
  input: unknown,
  nowMs: number = Date.now(),
  db: Database = database(),
): Promise<JoinOutcome> {
  const parsed = inputSchema.safeParse(input)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const field = issue?.path.join('.') || 'join'
    return Promise.reject(new AppError('bad_request', `${field} ${issue?.message ?? 'is wrong'}`, { field }))
  }
  const { stays, why } = parsed.data
  return db.transaction(async (tx) => {
    const [row] = await tx.query<{ keys: string[]; reason: string }>(
      sql`SELECT keys, reason FROM identity_conflict WHERE id = ${id}`,
    )
    if (!row) throw new AppError('not_found', 'There is no such conflict: one of the leads may have been erased.')
    const users = await beginningWith(tx, stays, row.keys.filter(isUser))
    return joinByHand(tx, users, { note: why || row.reason, nowMs })
  })
}

/** The users, those of the lead that stays first. */
async function beginningWith(tx: Transaction, stays: string | undefined, users: string[]): Promise<string[]> {
  if (stays === undefined) return users
  const leadOf = await readIdentities(tx, users)
  const first = users.filter((key) => leadOf.get(key) === stays)
  if (first.length === 0) throw new AppError('conflict', 'The leads have changed since. Look at them again.')
  return [...first, ...users.filter((key) => !first.includes(key))]
}
