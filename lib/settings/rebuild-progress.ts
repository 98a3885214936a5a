import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { rebuildProblem } from './start-rebuild'
import type { RebuildProgress } from './types'

/**
 * How many leads still have sessions by older rules; null when none has, which is answered by one look at an index. Every
 * open page asks, so that while there are some the counts are taken once in a while for all of them.
 */
export async function rebuildProgress(nowMs: number, db: Database = database()): Promise<RebuildProgress | null> {
  const [workspace] = await db.query<{ version: number; is_stale: boolean }>(sql`
    SELECT rules_version AS version, coalesce((SELECT min(rules_version) FROM lead) < rules_version, false) AS is_stale
    FROM workspace WHERE id = 1`)
  if (!workspace?.is_stale) return null
  const { version } = workspace
  const isFresh = counted?.db === db && counted.version === version && nowMs - counted.atMs < countEveryMs
  if (!counted || !isFresh) counted = { db, version, atMs: nowMs, counts: count(version, db) }
  return { ...(await counted.counts), problem: rebuildProblem() }
}

const countEveryMs = 1500

type Counts = Pick<RebuildProgress, 'leads' | 'staleLeads'>

let counted: { db: Database; version: number; atMs: number; counts: Promise<Counts> } | undefined

async function count(version: number, db: Database): Promise<Counts> {
  const [row] = await db.query<{ leads: number; stale: number }>(sql`
    SELECT count(*) AS leads, count(*) FILTER (WHERE rules_version < ${version}::int) AS stale FROM lead`)
  return { leads: row?.leads ?? 0, staleLeads: row?.stale ?? 0 }
}
