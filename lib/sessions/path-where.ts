import type { Queryable } from '@/lib/db/database'
import { join, type Sql, sql } from '@/lib/db/sql'
import { parsePath } from '@/lib/filters/path-text'
import { readWorkspace } from '@/lib/settings/workspace'
import { pathRegex } from './path-regex'
import { reachedWhere } from './reached-where'
import { readTouches } from './touch-table'

/** The condition that a session went all of the ways that the texts describe. Reads the rules and the known touches. */
export async function pathWhere(trail: Sql, texts: readonly string[], db: Queryable): Promise<Sql> {
  const { rules } = await readWorkspace(db)
  const touches = await readTouches(db)
  const conditions: Sql[] = []
  for (const text of texts) {
    const { path, problem } = parsePath(text)
    if (!path) throw new TypeError(problem)
    const regex = pathRegex(path, touches, rules)
    // Few sessions reach a goal: the expression need only be tried on those.
    if (path.end.kind === 'goal') conditions.push(await reachedWhere(path.end.types, db))
    conditions.push(regex === null ? sql`FALSE` : sql`${trail} ~ ${regex}`)
  }
  return join(conditions, ' AND ')
}
