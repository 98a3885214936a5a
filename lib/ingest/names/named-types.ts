import type { Database } from '@/lib/db/database'
import { type EventNames, eventNames } from '@/lib/importers/segment/event-names'
import { perDatabase } from '../per-database'
import { readEventNames } from './read-event-names'

/** For how long the names are believed. Those that another process saves hold by then. */
const keptMs = 5_000

const keptOf = perDatabase('leadtrailEventNames', (): { names: EventNames | undefined; untilMs: number } => ({
  names: undefined,
  untilMs: 0,
}))

/** The event types by the names that senders have for them. */
export async function namedTypes(nowMs: number, db: Database): Promise<EventNames> {
  const kept = keptOf(db)
  if (kept.names && nowMs < kept.untilMs) return kept.names
  const names = eventNames(await readEventNames(db))
  Object.assign(kept, { names, untilMs: nowMs + keptMs })
  return names
}

export function forgetEventNames(db: Database): void {
  keptOf(db).names = undefined
}
