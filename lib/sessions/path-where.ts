import type { Queryable } from '@/lib/db/database'
import { join, type Sql, sql } from '@/lib/db/sql'
import { parsePath } from '@/lib/filters/path-text'
import { readWorkspace } from '@/lib/settings/workspace'
import { pathRegex } from './path-regex'
import { readTouches } from './touch-table'

/** The condition that a session went all of the ways that the texts describe. Reads the rules and the known touches. */
export async function pathWhere(trail: Sql, types: Sql, texts: readonly string[], db: Queryable): Promise<Sql> {
  const { rules } = await readWorkspace(db)
  const touches = await readTouches(db)
  const conditions = texts.map((text) => {
    const { path, problem } = parsePath(text)
    if (!path) throw new TypeError(problem)
    const regex = pathRegex(path, touches, rules)
    if (regex === null) return sql`FALSE`
    // Few sessions reach a goal, and an index knows which.
    return path.end.kind === 'goal'
      ? sql`${types} && ${path.end.types}::text[] AND ${trail} ~ ${regex}`
      : sql`${trail} ~ ${regex}`
  })
  return join(conditions, ' AND ')
}
