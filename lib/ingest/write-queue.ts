import type { Database } from '@/lib/db/database'
import { AppError, isAppError } from '@/lib/errors'
import { recordClean } from '@/lib/events/record-events'
import { joinLeads } from '@/lib/leads/join-leads'
import type { JoinOutcome } from '@/lib/leads/types'
import { perDatabase } from './per-database'
import { settleAliases } from './settle-aliases'
import type { WritableItem } from './types'

// Group commit. A transaction costs about the same for one event as for fifty, so calls that arrive while one is being
// written wait and share the next. Nobody is answered before the transaction that holds them has been committed.

/** What writing an item came to. */
export type WriteOutcome = 'created' | 'duplicate'

/** How many items share a transaction; one larger call has one of its own. */
const maxBatch = 2_000
/** How many items may wait. More are refused: they would wait longer than senders do. */
const maxWaiting = 20_000
/** Transactions at a time. The embedded database has one connection. */
const writers = { embedded: 1, postgres: 2 }
/** So many items must wait before another transaction begins beside one: few small ones cost more than one large one. */
const worthAnother = 150

interface Waiting {
  items: readonly WritableItem[]
  /** Of the leads that the items name. */
  keys: readonly string[]
  resolve(outcomes: WriteOutcome[]): void
  reject(error: unknown): void
}

interface Queue {
  waiting: Waiting[]
  /** Items in `waiting`. */
  itemCount: number
  running: number
  /** The keys of leads that are being written. */
  busy: Set<string>
}

const queueOf = perDatabase(
  'leadtrailWriteQueue',
  (): Queue => ({ waiting: [], itemCount: 0, running: 0, busy: new Set() }),
)

/**
 * Writes the items of one call, together with those of others.
 * @throws AppError 'unavailable' when too many wait already, or the database is away
 */
export function writeQueued(items: readonly WritableItem[], db: Database): Promise<WriteOutcome[]> {
  const queue = queueOf(db)
  if (queue.itemCount + items.length > maxWaiting && queue.itemCount > 0) {
    throw new AppError('unavailable', 'More events are waiting than can be written at once. Try again soon.')
  }
  return new Promise((resolve, reject) => {
    queue.waiting.push({ items, keys: items.flatMap(keysOf), resolve, reject })
    queue.itemCount += items.length
    if (queue.running < writers[db.engine] && isWorthAnother(queue, queue.running)) void drain(queue, db)
  })
}

function keysOf(item: WritableItem): readonly string[] {
  return 'join' in item ? item.join.keys : [item.event.lead.key]
}

function isWorthAnother({ itemCount }: Queue, others: number): boolean {
  return itemCount >= (others === 0 ? 1 : worthAnother)
}

async function drain(queue: Queue, db: Database): Promise<void> {
  queue.running++
  await new Promise((resolve) => setImmediate(resolve)) // what arrived in the same turn goes along
  while (isWorthAnother(queue, queue.running - 1)) {
    const calls = take(queue)
    if (calls.length === 0) break // all are about leads that another transaction has; it will see to them
    await write(calls, db)
    for (const { keys } of calls) for (const key of keys) queue.busy.delete(key)
  }
  queue.running--
}

/**
 * The next calls, but for those about leads that are being written: their transaction would wait for the other one. They
 * stay, and what comes after them about the same leads stays behind them.
 */
function take(queue: Queue): Waiting[] {
  const taken: Waiting[] = []
  const left: Waiting[] = []
  const held = new Set(queue.busy)
  let size = 0
  for (const call of queue.waiting) {
    const { items, keys } = call
    const isFull = taken.length > 0 && size + items.length > maxBatch
    if (isFull || keys.some((key) => held.has(key))) {
      left.push(call)
      for (const key of keys) held.add(key)
      continue
    }
    taken.push(call)
    size += items.length
  }
  for (const { keys } of taken) for (const key of keys) queue.busy.add(key)
  queue.waiting = left
  queue.itemCount -= size
  return taken
}

/** Calls that failed together are tried again in halves, down to the one that is at fault. Never throws. */
async function write(calls: Waiting[], db: Database): Promise<void> {
  try {
    const outcomes = await writeItems(
      calls.flatMap(({ items }) => items),
      db,
    )
    let start = 0
    for (const { items, resolve } of calls) {
      resolve(outcomes.slice(start, start + items.length))
      start += items.length
    }
  } catch (error) {
    if (calls.length === 1 || (isAppError(error) && error.code === 'unavailable')) {
      for (const { reject } of calls) reject(error)
      return
    }
    const middle = calls.length >> 1
    await write(calls.slice(0, middle), db)
    await write(calls.slice(middle), db)
  }
}

/** Joins first: an event of the same batch then finds its lead where it belongs. */
async function writeItems(items: readonly WritableItem[], db: Database): Promise<WriteOutcome[]> {
  const joins = items.flatMap((item) => ('join' in item ? [item.join] : []))
  const events = items.flatMap((item) => ('event' in item ? [item.event] : []))
  const joined = joins.length === 0 ? [] : await joinLeads(await settleAliases(joins, db), db)
  const outcomes = await recordClean(events, db)
  const nextJoin = joined.values()
  const nextEvent = outcomes.values()
  return items.map((item) =>
    'join' in item ? toOutcome(nextJoin.next().value) : (nextEvent.next().value ?? 'duplicate'),
  )
}

/** A join in doubt counts as taken: what came of it is for the people on the Sources page to decide, not for the sender. */
function toOutcome(join: JoinOutcome | undefined): WriteOutcome {
  return join?.outcome === 'known' ? 'duplicate' : 'created'
}
