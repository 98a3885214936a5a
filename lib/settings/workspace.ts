import { isDeepStrictEqual } from 'node:util'
import { database } from '@/lib/db/client'
import type { Database, Queryable, Transaction } from '@/lib/db/database'
import { empty, type Sql, sql } from '@/lib/db/sql'
import { AppError } from '@/lib/errors'
import { defaultRules, type Rules } from '@/lib/sessionizer'
import { makeSameSessions } from '@/lib/sessionizer/make-same-sessions'
import { rulesSchema } from '@/lib/sessionizer/rules-schema'

export interface Workspace {
  name: string
  /** The zone of days for those who have not chosen one, an IANA name. */
  timezone: string
  rules: Rules
  /** Raised whenever the rules change what sessions are. A lead of an older version has sessions by older rules. */
  rulesVersion: number
}

/** The workspace, made with the default rules at first use. */
export function readWorkspace(db: Queryable = database()): Promise<Workspace> {
  return read(db, empty)
}

/** The workspace, its rules fixed until the end of the transaction. Writers of sessions may hold it side by side. */
export function shareWorkspace(tx: Transaction): Promise<Workspace> {
  return read(tx, sql`FOR SHARE`)
}

/** The workspace to itself: waits for every writer of sessions, and keeps others out until the end. */
export function lockWorkspace(tx: Transaction): Promise<Workspace> {
  return read(tx, sql`FOR UPDATE`)
}

/**
 * Changes some of the rules. If that makes a difference to sessions, the version rises and every lead's sessions are stale until
 * `rebuildStale` has been there.
 * @throws AppError 'bad_request' whose `field` names the wrong rule.
 */
export function saveRules(patch: Partial<Rules>, db: Database = database()): Promise<Workspace> {
  return db.transaction(async (tx) => {
    const workspace = await lockWorkspace(tx)
    return writeRules(tx, workspace, parseRules({ ...workspace.rules, ...patch }))
  })
}

/**
 * Puts other rules in the place of those that someone has seen.
 * @throws AppError 'bad_request' as `saveRules`, 'conflict' when the rules are no longer the ones they saw.
 */
export function replaceRules(rules: unknown, seen: unknown, db: Database = database()): Promise<Workspace> {
  return db.transaction(async (tx) => {
    const parsed = parseRules(rules)
    const workspace = await lockWorkspace(tx)
    if (!isDeepStrictEqual(parseRules(seen), workspace.rules)) {
      throw new AppError('conflict', 'The rules have been changed meanwhile, by someone else or in another window.')
    }
    return writeRules(tx, workspace, parsed)
  })
}

async function writeRules(tx: Transaction, workspace: Workspace, rules: Rules): Promise<Workspace> {
  if (isDeepStrictEqual(rules, workspace.rules)) return workspace
  const rulesVersion = workspace.rulesVersion + (makeSameSessions(workspace.rules, rules) ? 0 : 1)
  await tx.execute(sql`
    UPDATE workspace SET gap_ms = ${rules.gapMs}, goals = ${rules.goals}::text[], passive = ${rules.passive}::text[],
      noise = ${JSON.stringify(rules.noise)}::jsonb,
      categories = ${JSON.stringify(rules.categories)}::jsonb, intent = ${JSON.stringify(rules.intent)}::jsonb,
      rules_version = ${rulesVersion}
    WHERE id = 1`)
  return { ...workspace, rules, rulesVersion }
}

interface WorkspaceRow {
  name: string
  timezone: string
  gap_ms: number
  goals: string[]
  passive: string[]
  noise: Rules['noise']
  categories: Rules['categories']
  intent: Rules['intent']
  rules_version: number
}

async function read(db: Queryable, lock: Sql): Promise<Workspace> {
  const [row = await create(db, lock)] = await select(db, lock)
  const { name, timezone, gap_ms: gapMs, rules_version: rulesVersion } = row
  const { goals, passive, noise, categories, intent } = row
  return { name, timezone, rules: remembered({ gapMs, goals, passive, noise, categories, intent }), rulesVersion }
}

function select(db: Queryable, lock: Sql): Promise<WorkspaceRow[]> {
  return db.query<WorkspaceRow>(sql`
    SELECT name, timezone, gap_ms, goals, passive, noise, categories, intent, rules_version
    FROM workspace WHERE id = 1 ${lock}`)
}

async function create(db: Queryable, lock: Sql): Promise<WorkspaceRow> {
  const { gapMs, goals, passive, noise, categories, intent } = defaultRules
  await db.execute(sql`
    INSERT INTO workspace (id, gap_ms, goals, passive, noise, categories, intent)
    VALUES (1, ${gapMs}, ${goals}::text[], ${passive}::text[], ${JSON.stringify(noise)}::jsonb, ${JSON.stringify(categories)}::jsonb,
      ${JSON.stringify(intent)}::jsonb)
    ON CONFLICT (id) DO NOTHING`)
  const [row] = await select(db, lock)
  if (!row) throw new Error('The workspace could not be made')
  return row
}

let last: Rules = defaultRules

/** The same object as long as the rules stay the same: the sessionizer keeps what it has learnt of them by object. */
function remembered(rules: Rules): Rules {
  if (!isDeepStrictEqual(rules, last)) last = rules
  return last
}

/** @throws AppError 'bad_request' whose `field` names the wrong rule. */
export function parseRules(rules: unknown): Rules {
  const parsed = rulesSchema.safeParse(rules)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.path.join('.') ?? 'rules'
  throw new AppError('bad_request', `${field} ${issue?.message ?? 'is wrong'}`, { field })
}
