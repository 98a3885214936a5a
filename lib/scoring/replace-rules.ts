import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { database } from '@/lib/db/client'
import type { Database, Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { AppError } from '@/lib/errors'
import { scoringRulesSchema } from '@/lib/points/rule-schema'
import type { ScoringRule } from '@/lib/points/types'
import { lockWorkspace } from '@/lib/settings/workspace'
import { listScoringRules } from './rule-table'

const requestSchema = z.strictObject({ rules: z.json(), seen: z.json() })

/**
 * Puts other scoring rules in the place of those that someone has seen: `{ rules, seen }`. A rule without an id is new. What
 * is stored keeps its points; events that arrive from here on get theirs by the new rules.
 * @throws AppError 'bad_request' whose `field` names what is wrong, 'conflict' when the rules are no longer the ones seen
 */
export async function replaceScoringRules(input: unknown, db: Database = database()): Promise<ScoringRule[]> {
  const request = requestSchema.safeParse(input)
  if (!request.success) throw new AppError('bad_request', 'Expected { rules, seen }.', { field: 'rules' })
  const rules = parse(request.data.rules)
  const seen = parse(request.data.seen)
  return db.transaction(async (tx) => {
    await lockWorkspace(tx) // batches under way are scored by the old rules, and end before
    const stored = await listScoringRules(tx)
    if (!isDeepStrictEqual(seen, stored)) {
      throw new AppError('conflict', 'The rules have been changed meanwhile, by someone else or in another window.')
    }
    const known = new Set(stored.map(({ id }) => id))
    const named = rules.map((rule): ScoringRule => {
      return { ...rule, id: rule.id !== null && known.has(rule.id) ? rule.id : randomUUID() }
    })
    await write(tx, named)
    return named
  })
}

async function write(tx: Transaction, rules: readonly ScoringRule[]): Promise<void> {
  await tx.execute(sql`DELETE FROM scoring_rule`)
  await tx.copy(
    'scoring_rule',
    {
      id: 'text',
      position: 'int4',
      name: 'text',
      type: 'text',
      condition: 'jsonb',
      points: 'int4',
      enabled: 'bool',
    },
    rules.map(({ id, name, type, condition, points, enabled }, position) => [
      ...[id, position, name, type, condition && JSON.stringify(condition), points, enabled],
    ]),
  )
}

function parse(rules: unknown) {
  const parsed = scoringRulesSchema.safeParse(rules)
  if (parsed.success) return uniqueIds(parsed.data)
  const [issue] = parsed.error.issues
  const field = issue?.path.join('.') || 'rules'
  throw new AppError('bad_request', `${field} ${issue?.message ?? 'is wrong'}`, { field })
}

function uniqueIds<Rule extends { id: string | null }>(rules: Rule[]): Rule[] {
  const ids = rules.flatMap(({ id }) => id ?? [])
  if (new Set(ids).size === ids.length) return rules
  throw new AppError('bad_request', 'rules hold one id twice', { field: 'rules' })
}
