import { AppError } from '@/lib/errors'
import { type Card, cleanCard, cleanKey } from '@/lib/events/clean-event'
import type { IncomingJoin } from '@/lib/events/incoming-event'
import type { JoinReason } from '../types'

/** A join fit for the database. */
export interface CleanJoin {
  /** At least one, the best known first: users, then addresses, then the rest, each as given. */
  keys: string[]
  /** What is said of the best known key. */
  card: Card
  at: number
  reason: JoinReason
}

/** No one is known by more keys at a time. */
const maxKeys = 20

/** @throws AppError 'bad_request' when a key is malformed, there is none, or there are more than 20 */
export function cleanJoin({ keys, card, at, reason }: IncomingJoin): CleanJoin {
  const clean = [...new Set(keys.map(cleanKey))].sort((a, b) => rankOf(a) - rankOf(b))
  if (clean.length === 0) throw new AppError('bad_request', 'keys is empty', { field: 'keys' })
  if (clean.length > maxKeys) throw new AppError('bad_request', `keys are more than ${maxKeys}`, { field: 'keys' })
  return { keys: clean, card: cleanCard(card, undefined), at, reason }
}

/** Whether the key names a known user. */
export function isUser(key: string): boolean {
  return key.startsWith('user:')
}

export function isAddress(key: string): boolean {
  return key.startsWith('email:')
}

function rankOf(key: string): number {
  if (isUser(key)) return 0
  return isAddress(key) ? 1 : 2
}
