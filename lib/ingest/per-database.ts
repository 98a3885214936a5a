import type { Database } from '@/lib/db/database'

/**
 * State that belongs to an open database. It hangs on globalThis, as the process's database does: the command that starts
 * the server and the server's bundle have copies of a module each.
 */
export function perDatabase<State>(name: string, make: () => State): (db: Database) => State {
  const holder = globalThis as { [name: string]: unknown }
  holder[name] ??= new WeakMap<Database, State>()
  const states = holder[name] as WeakMap<Database, State> // only this function puts it there
  return (db) => {
    const known = states.get(db)
    if (known) return known
    const state = make()
    states.set(db, state)
    return state
  }
}
