import { randomBytes } from 'node:crypto'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { readWorkspace } from '@/lib/settings/workspace'

const knownBy = new WeakMap<Database, string>()

/** What links in emails are signed with: made at first use, then the same for ever, as emails are. */
export async function linkSecret(db: Database): Promise<string> {
  const known = knownBy.get(db)
  if (known) return known
  await readWorkspace(db) // makes the row
  const [row] = await db.query<{ link_secret: string }>(sql`
    UPDATE workspace SET link_secret = coalesce(link_secret, ${randomBytes(32).toString('base64url')})
    WHERE id = 1 RETURNING link_secret`)
  if (!row) throw new Error('The secret of links could not be made')
  knownBy.set(db, row.link_secret)
  return row.link_secret
}
