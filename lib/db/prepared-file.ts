import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Where a finished database lies, migrated and without rows, that a new embedded one begins as a copy of: a second's work
 * instead of many. `prepareDatabase` makes the file. Another version of PGlite or other migrations have another name.
 */
export function preparedFile(): string {
  const migrations = readdirSync('prisma/migrations', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => readFileSync(join('prisma/migrations', name), 'utf8'))
  const engine = readFileSync('node_modules/@electric-sql/pglite/package.json', 'utf8')
  const key = createHash('sha256')
    .update([engine, ...migrations].join('\n'))
    .digest('hex')
    .slice(0, 16)
  return join('node_modules', '.cache', 'leadtrail', `empty-database-${key}.tar`)
}
