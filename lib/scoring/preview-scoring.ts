import { setImmediate } from 'node:timers/promises'
import { database } from '@/lib/db/client'
import type { Database, Transaction } from '@/lib/db/database'
import { preferIndexes } from '@/lib/db/prefer-indexes'
import { sql } from '@/lib/db/sql'
import { findLeadNames } from '@/lib/leads/find-lead-names'
import type { ScoringRule } from '@/lib/points/types'
import { isCounted, type Rules } from '@/lib/sessionizer'
import { readWorkspace } from '@/lib/settings/workspace'
import { formatInstant } from '@/lib/time/format-instant'
import { listScoringRules } from './rule-table'
import { findScoreChanges, type ScoreChange } from './score-changes'
import type { ScoredLead, ScoringPreview } from './types'

export interface PreviewOptions {
  /** Ends after this time with the leads it has got to, or later by one chunk of leads. */
  budgetMs?: number
  onProgress?: (leads: number, leadsTotal: number) => void
  signal?: AbortSignal
}

const leadsPerChunk = 100
const maxExamples = 5

/**
 * What giving all points anew by the rules as they are now would change, lead by lead in the order of their ids, which are
 * hashes: the first of them are a fair sample. Changes nothing.
 * @throws DOMException 'AbortError' once `signal` says so
 */
export async function previewScoring(
  { budgetMs = 10_000, onProgress, signal }: PreviewOptions = {},
  db: Database = database(),
): Promise<ScoringPreview> {
  const { rules } = await readWorkspace(db)
  const scoringRules = await listScoringRules(db)
  const [all] = await db.query<{ count: number }>(sql`SELECT count(*) AS count FROM lead`)
  const leadsTotal = all?.count ?? 0
  const sums = new Sums()
  const endMs = performance.now() + budgetMs
  let after = ''
  while (sums.leads === 0 || performance.now() < endMs) {
    await setImmediate() // others get their turn
    signal?.throwIfAborted()
    const chunk = await db.transaction((tx) => readChunk(tx, after, scoringRules, rules))
    const last = chunk.leads.at(-1)
    if (!last) break
    sums.add(chunk, rules)
    after = last.id
    onProgress?.(Math.min(sums.leads, leadsTotal), leadsTotal)
  }
  const names = await findLeadNames(
    sums.examples.map(({ leadId }) => leadId),
    db,
  )
  const examples = sums.examples.map((example) => ({ ...example, lead: names[example.leadId] ?? example.leadId }))
  return { ...sums.result(), leadsTotal: Math.max(sums.leads, leadsTotal), examples }
}

interface Chunk {
  leads: { id: string; score: number }[]
  changes: ScoreChange[]
  /** How many sessions hold a counted event whose points change. */
  sessions: number
}

async function readChunk(
  tx: Transaction,
  after: string,
  scoringRules: readonly ScoringRule[],
  rules: Rules,
): Promise<Chunk> {
  await preferIndexes(tx)
  const leads = await tx.query<{ id: string; score: number }>(
    sql`SELECT id, score FROM lead WHERE id > ${after} ORDER BY id LIMIT ${leadsPerChunk}::int`,
  )
  const changes = await findScoreChanges(
    tx,
    leads.map(({ id }) => id),
    scoringRules,
  )
  const counted = changes.filter((event) => isScoreChange(event, rules))
  return { leads, changes, sessions: await countSessions(tx, counted) }
}

function isScoreChange(event: ScoreChange, rules: Rules): boolean {
  return event.points !== event.pointsBefore && isCounted(event, rules)
}

async function countSessions(tx: Transaction, events: readonly ScoreChange[]): Promise<number> {
  if (events.length === 0) return 0
  const [row] = await tx.query<{ count: number }>(sql`
    SELECT count(DISTINCT s.id) AS count FROM unnest(
      ${events.map(({ leadId }) => leadId)}::text[],
      ${events.map(({ occurredAt }) => formatInstant(occurredAt))}::timestamptz[]
    ) AS event (lead_id, at)
    CROSS JOIN LATERAL (
      SELECT id, ended_at FROM session WHERE session.lead_id = event.lead_id AND started_at <= at
      ORDER BY started_at DESC LIMIT 1
    ) s
    WHERE s.ended_at >= at`)
  return row?.count ?? 0
}

class Sums {
  leads = 0
  examples: Omit<ScoredLead, 'lead'>[] = []
  readonly #sums = { events: 0, changedLeads: 0, sessions: 0, pointsBefore: 0, pointsAfter: 0 }
  readonly #byRule = new Map<string | null, { rule: string | null; events: number; points: number }>()

  add({ leads, changes, sessions }: Chunk, rules: Rules): void {
    const sums = this.#sums
    this.leads += leads.length
    sums.events += changes.length
    sums.sessions += sessions
    const found = new Map(leads.map(({ id, score }) => [id, { leadId: id, before: score, after: score, events: 0 }]))
    for (const change of changes) {
      const isNews = isScoreChange(change, rules)
      const lead = found.get(change.leadId)
      if (lead) lead.events++
      if (lead && isNews) lead.after += change.points - change.pointsBefore
      const key = change.rule?.id ?? null
      const sum = this.#byRule.get(key) ?? { rule: change.rule?.name ?? null, events: 0, points: 0 }
      sum.events++
      if (isNews) sum.points += change.points - change.pointsBefore
      this.#byRule.set(key, sum)
    }
    for (const lead of found.values()) {
      sums.pointsBefore += lead.before
      sums.pointsAfter += lead.after
      if (lead.before !== lead.after) sums.changedLeads++
    }
    const changed = [...found.values()].filter(({ before, after }) => before !== after)
    this.examples = [...this.examples, ...changed]
      .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
      .slice(0, maxExamples)
  }

  result(): Omit<ScoringPreview, 'leadsTotal' | 'examples'> {
    const byRule = [...this.#byRule.values()].sort((a, b) => b.events - a.events)
    return { leads: this.leads, ...this.#sums, byRule }
  }
}
