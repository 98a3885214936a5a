import { setImmediate } from 'node:timers/promises'
import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import { findLeadNames } from '@/lib/leads/find-lead-names'
import {
  type NoiseReason,
  type NoiseRules,
  noiseReasons,
  type Rules,
  type SessionEvent,
  sessionize,
} from '@/lib/sessionizer'
import { keepsBorders } from '@/lib/sessionizer/keeps-borders'
import { type RuleChange, ruleChanges } from '@/lib/sessionizer/rule-changes'
import { hasStaleLeads } from '@/lib/sessions/has-stale-leads'
import { type DayRange, toInstants } from '@/lib/time/day-range'
import { formatInstant } from '@/lib/time/format-instant'
import { Comparison, pairSessions, type UnnamedMove } from './compare-sessions'
import { type Period, readRuns } from './read-runs'
import type { Round } from './trails/compare-trails'
import { previewTrails } from './trails/preview-trails'
import type { ChangeEffect, RulesPreview, SessionMove } from './types'
import { readWorkspace, type Workspace } from './workspace'

export interface PreviewOptions extends DayRange {
  tz: string
  /** Ends after this time with the leads it has got to, or later by one chunk of leads. */
  budgetMs?: number
  onProgress?: (leads: number, leadsTotal: number) => void
  signal?: AbortSignal
}

const leadsPerChunk = 100
/** More changes than this are only told together. */
const maxSingleChanges = 12

/**
 * What rules would make of the sessions that started on some days. Rules that leave the borders of sessions where they are
 * are asked about all of them; others make new sessions from the events, lead by lead in the order of their ids, which are
 * hashes: the first of them are a fair sample. So does whoever has sessions by older rules.
 * @throws DOMException 'AbortError' once `signal` says so
 */
export async function previewRules(
  after: Rules,
  { from, to, tz, budgetMs = 10_000, onProgress, signal }: PreviewOptions,
  db: Database = database(),
): Promise<RulesPreview> {
  const endMs = performance.now() + budgetMs
  const workspace = await readWorkspace(db)
  const rounds = new Rounds(workspace.rules, after)
  const counted =
    (await previewColumns(workspace, rounds, { from, to, tz }, signal, db)) ??
    (await previewLeads(workspace, rounds, toInstants(from, to, tz), { endMs, onProgress, signal }, db))
  if (counted.leads === counted.leadsTotal) onProgress?.(counted.leads, counted.leadsTotal)
  const { comparison: total } = rounds.total
  return {
    ...{ from, to, tz, ...counted },
    ...{ before: total.before, after: total.after, reworded: total.reworded, changes: rounds.effects() },
    ...(await withNames(total, db)),
  }
}

type Counted = Pick<RulesPreview, 'leads' | 'leadsTotal'>

/** Null when the columns do not have the answer. */
async function previewColumns(
  { rules: before, rulesVersion }: Workspace,
  { total, single }: Rounds,
  days: DayRange & { tz: string },
  signal: AbortSignal | undefined,
  db: Database,
): Promise<Counted | null> {
  if (!keepsBorders(before, total.rules) || (await hasStaleLeads(rulesVersion, db))) return null
  const leads = await previewTrails(days, before, [total, ...single], signal, db)
  return leads === null ? null : { leads, leadsTotal: leads }
}

async function previewLeads(
  workspace: Workspace,
  rounds: Rounds,
  range: { fromMs: number; toMs: number },
  { endMs, signal, onProgress }: Pick<PreviewOptions, 'onProgress' | 'signal'> & { endMs: number },
  db: Database,
): Promise<Counted> {
  const { before, total } = rounds
  const period = {
    ...range,
    gapMs: Math.max(before.gapMs, total.rules.gapMs),
    noise: inBoth(before, total.rules),
  }
  const whose = await activeLeads(db, workspace, total.rules, period)
  const leadsTotal = await countLeads(db, whose)
  let leads = 0
  let lastId = ''
  while (leads < leadsTotal && (leads === 0 || performance.now() < endMs)) {
    await setImmediate() // others get their turn
    signal?.throwIfAborted()
    const ids = await nextLeads(db, whose, lastId)
    if (ids.length === 0) break
    for await (const run of readRuns(db, ids, period)) rounds.add(run, period)
    lastId = ids.at(-1) ?? lastId
    leads += ids.length
    if (leads < leadsTotal) onProgress?.(leads, leadsTotal)
  }
  return { leads: Math.min(leads, leadsTotal), leadsTotal }
}

/** All changes together, and each by itself. */
class Rounds {
  readonly total: Round
  readonly single: (Round & { change: RuleChange })[]

  constructor(
    readonly before: Rules,
    after: Rules,
  ) {
    const changes = ruleChanges(before, after)
    const isSplit = changes.length > 1 && changes.length <= maxSingleChanges
    this.total = { rules: after, comparison: new Comparison() }
    this.single = (isSplit ? changes : []).map((change) => ({
      ...{ change, rules: change.rules, comparison: new Comparison() },
    }))
  }

  /** Compares what the rules make of a run of events. */
  add(run: readonly SessionEvent[], { fromMs, toMs }: Period): void {
    const isInside = (session: { startedAt: number } | null) =>
      session !== null && fromMs <= session.startedAt && session.startedAt < toMs
    const old = [...sessionize(run, this.before)]
    for (const { rules, comparison } of [this.total, ...this.single]) {
      for (const [was, is] of pairSessions(old, [...sessionize(run, rules)])) {
        comparison.add([isInside(was) ? was : null, isInside(is) ? is : null])
      }
    }
  }

  effects(): ChangeEffect[] {
    return this.single.map(({ change, comparison }) => effectOf(change, comparison))
  }
}

function effectOf({ text }: RuleChange, { before, after, intentMoves, outcomeMoves }: Comparison): ChangeEffect {
  const sum = (moves: { count: number }[]) => moves.reduce((all, { count }) => all + count, 0)
  return { text, sessions: after.sessions - before.sessions, intent: sum(intentMoves), outcome: sum(outcomeMoves) }
}

/**
 * Which leads may have sessions in the period, as a condition. When they were last seen tells it, unless that follows
 * older rules, or events come to count that did not.
 */
async function activeLeads(db: Database, workspace: Workspace, after: Rules, { fromMs }: Period): Promise<Sql> {
  const { rules, rulesVersion } = workspace
  const isMoreCounted =
    rules.passive.some((type) => !after.passive.includes(type)) ||
    noiseReasons.some((reason) => rules.noise[reason] && !after.noise[reason])
  if (isMoreCounted) return sql`true`
  const [stale] = await db.query(sql`SELECT 1 FROM lead WHERE rules_version < ${rulesVersion}::int LIMIT 1`)
  return stale ? sql`true` : sql`last_seen_at >= ${formatInstant(fromMs)}::timestamptz`
}

/** The noise that both rules leave out. */
function inBoth(before: Rules, after: Rules): NoiseRules {
  const isOut = (reason: NoiseReason) => before.noise[reason] && after.noise[reason]
  return { bot: isOut('bot'), scanner: isOut('scanner'), burst: isOut('burst') }
}

async function countLeads(db: Database, whose: Sql): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`SELECT count(*) AS count FROM lead WHERE ${whose}`)
  return row?.count ?? 0
}

async function nextLeads(db: Database, whose: Sql, after: string): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    sql`SELECT id FROM lead WHERE id > ${after} AND ${whose} ORDER BY id LIMIT ${leadsPerChunk}::int`,
  )
  return rows.map(({ id }) => id)
}

async function withNames(
  { intentMoves, outcomeMoves }: Comparison,
  db: Database,
): Promise<Pick<RulesPreview, 'intent' | 'outcome'>> {
  const examples = [...intentMoves, ...outcomeMoves].flatMap((move) => move.examples)
  const names = await findLeadNames([...new Set(examples.map(({ leadId }) => leadId))], db)
  const name = <Level>({ examples, ...move }: UnnamedMove<Level>): SessionMove<Level> => ({
    ...move,
    examples: examples.map(({ leadId, ...example }) => ({ ...example, lead: names[leadId] ?? leadId })),
  })
  return { intent: intentMoves.map(name), outcome: outcomeMoves.map(name) }
}
