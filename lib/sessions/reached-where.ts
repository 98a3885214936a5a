import type { Queryable } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import { readWorkspace } from '@/lib/settings/workspace'
import { hasStaleLeads } from './has-stale-leads'

/**
 * The condition that a session holds an event of at least one of the types. Where all of them are goals, the outcome,
 * which stands in every index, rules out most sessions without a look at their rows. Not while leads have sessions by
 * older goals.
 * @param of the name that the session goes by in the statement; `session` when missing
 */
export async function reachedWhere(types: readonly string[], db: Queryable, of = sql`session`): Promise<Sql> {
  const known = await knownByOutcome(types, db)
  if (known === 'all') return sql`${of}.outcome = 'converted'`
  const holds = sql`${of}.event_types && ${types}::text[]`
  return known === 'some' ? sql`${of}.outcome = 'converted' AND ${holds}` : holds
}

/** That it holds none of them. */
export async function missedWhere(types: readonly string[], db: Queryable): Promise<Sql> {
  const known = await knownByOutcome(types, db)
  return known === 'all' ? sql`session.outcome <> 'converted'` : sql`NOT session.event_types && ${types}::text[]`
}

/** Whether a session with one of the types always has the outcome (some), and no other has it (all). */
async function knownByOutcome(types: readonly string[], db: Queryable): Promise<'all' | 'some' | 'none'> {
  const { rules, rulesVersion } = await readWorkspace(db)
  if (!types.every((type) => rules.goals.includes(type))) return 'none'
  if (await hasStaleLeads(rulesVersion, db)) return 'none'
  return rules.goals.every((goal) => types.includes(goal)) ? 'all' : 'some'
}
