import type { Transaction } from '@/lib/db/database'
import { join, sql } from '@/lib/db/sql'

const rowsPerStatement = 10_000 // a statement takes 65,535 parameters

/** Adds paths that no event had before to the dictionary. In sorted order, so that writers do not wait in a ring. */
export async function addPagePaths(tx: Transaction, paths: Iterable<string | null>): Promise<void> {
  const given = new Set(paths)
  given.delete(null)
  const wanted = [...given].filter((path) => path !== null)
  if (wanted.length === 0) return
  const known = await tx.query<{ path: string }>(sql`SELECT path FROM page_path WHERE path = ANY(${wanted}::text[])`)
  const isKnown = new Set(known.map(({ path }) => path))
  const missing = wanted.filter((path) => !isKnown.has(path)).sort()
  for (let start = 0; start < missing.length; start += rowsPerStatement) {
    const rows = missing.slice(start, start + rowsPerStatement).map((path) => sql`(${path})`)
    await tx.execute(sql`INSERT INTO page_path (path) VALUES ${join(rows)} ON CONFLICT (path) DO NOTHING`)
  }
}
