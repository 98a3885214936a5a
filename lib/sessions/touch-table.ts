import type { Queryable, Transaction } from '@/lib/db/database'
import { join, sql } from '@/lib/db/sql'
import type { Touch } from '@/lib/sessionizer/types'
import { TouchMap } from './touch-map'
import { type CodedTouch, lastCode, trailEncoder } from './trail'

/** Every touch that sessions have had, in no order. */
export async function readTouches(db: Queryable): Promise<CodedTouch[]> {
  const rows = await db.query<TouchRow>(sql`SELECT type, path, code FROM touch`)
  return rows.map(toCoded)
}

/**
 * Gives codes to the touches of sessions that have none yet; what is returned writes them as trails. To be called once
 * in a transaction, after all rows are locked that other writers may be after: two writers of one new touch take turns.
 */
export async function addTouches(
  tx: Transaction,
  sessions: readonly { touches: readonly Touch[] }[],
): Promise<(touches: readonly Touch[]) => string> {
  const wanted = new TouchMap<Touch>()
  for (const { touches } of sessions) for (const touch of touches) if (!wanted.get(touch)) wanted.set(touch, touch)
  const known = await codesOf(tx, wanted.values())
  const beyond = known.filter(({ code }) => code >= lastCode).map(({ type }) => ({ type }))
  return trailEncoder(beyond.length === 0 ? known : [...known, ...(await codesOf(tx, beyond))])
}

interface TouchRow {
  type: string
  path: string
  code: number
}

async function codesOf(tx: Transaction, touches: readonly Touch[]): Promise<CodedTouch[]> {
  const known = await findTouches(tx, touches)
  const isKnown = new TouchMap<true>()
  for (const touch of known) isKnown.set(touch, true)
  const missing = touches.filter((touch) => !isKnown.get(touch))
  if (missing.length === 0) return known
  await insertTouches(tx, missing)
  return [...known, ...(await findTouches(tx, missing))]
}

async function findTouches(tx: Transaction, touches: readonly Touch[]): Promise<CodedTouch[]> {
  if (touches.length === 0) return []
  const rows = await tx.query<TouchRow>(sql`
    SELECT touch.type, touch.path, code
    FROM unnest(${touches.map(({ type }) => type)}::text[], ${touches.map(({ path }) => path ?? '')}::text[])
      AS given (type, path)
    JOIN touch ON touch.type = given.type AND touch.path = given.path`)
  return rows.map(toCoded)
}

const rowsPerStatement = 10_000 // a statement takes 65,535 parameters

/** In sorted order, so that writers do not wait in a ring. */
async function insertTouches(tx: Transaction, touches: readonly Touch[]): Promise<void> {
  const sorted = touches.toSorted(byTypeAndPath)
  for (let start = 0; start < sorted.length; start += rowsPerStatement) {
    const rows = sorted.slice(start, start + rowsPerStatement).map(({ type, path }) => sql`(${type}, ${path ?? ''})`)
    await tx.execute(sql`INSERT INTO touch (type, path) VALUES ${join(rows)} ON CONFLICT (type, path) DO NOTHING`)
  }
}

function byTypeAndPath(a: Touch, b: Touch): number {
  if (a.type !== b.type) return a.type < b.type ? -1 : 1
  return (a.path ?? '') < (b.path ?? '') ? -1 : 1
}

function toCoded({ type, path, code }: TouchRow): CodedTouch {
  return { code, type, path: path || null }
}
