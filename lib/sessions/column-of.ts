import { raw, type Sql } from '@/lib/db/sql'

/** A column of `session` by the name that a definition in the code gives it; never a name from outside. */
export function columnOf(name: string): Sql {
  if (!/^[a-z_]+$/.test(name)) throw new TypeError(`Not a column: ${name}`)
  return raw(`session.${name}`)
}
