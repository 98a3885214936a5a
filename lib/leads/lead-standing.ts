import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { isCountedSql } from '@/lib/events/event-row'
import type { Intent, Outcome, Rules } from '@/lib/sessionizer'
import { readWorkspace } from '@/lib/settings/workspace'
import { describeChanges, type VisitFacts } from './describe-changes'
import type { ReachedGoal, Standing } from './types'

const dayMs = 86_400_000

/** How keen a lead is: what it reached, how serious its latest sessions looked, and what is new about them. */
export async function leadStanding(leadId: string, nowMs: number, db: Database = database()): Promise<Standing> {
  const { rules } = await readWorkspace(db)
  const [goals, latest, [counts]] = await Promise.all([
    readGoals(leadId, rules, db),
    readLatest(leadId, db),
    db.query<{ week: number; month: number }>(sql`
      SELECT count(*) FILTER (WHERE started_at > ${new Date(nowMs - 7 * dayMs)}) AS week,
        count(*) FILTER (WHERE started_at <= ${new Date(nowMs - 7 * dayMs)}) AS month
      FROM session WHERE lead_id = ${leadId} AND started_at > ${new Date(nowMs - 37 * dayMs)}`),
  ])
  const [newest, second] = latest
  const newSteps = newest && second ? await readNewSteps(leadId, newest, db) : []
  const changes = describeChanges({
    nowMs,
    lastWeek: counts?.week ?? 0,
    monthBefore: counts?.month ?? 0,
    newest: newest ? toVisit(newest) : null,
    previousEndedAt: second?.ended_at.getTime() ?? null,
    newSteps,
  })
  return { goals, latest: latest.map(toLatest), changes }
}

interface LatestRecord {
  id: string
  started_at: Date
  ended_at: Date
  intent: Intent
  intent_reasons: string[]
  outcome: Outcome
  steps: string[]
}

function readLatest(leadId: string, db: Database): Promise<LatestRecord[]> {
  return db.query<LatestRecord>(sql`
    SELECT id, started_at, ended_at, intent, intent_reasons, outcome, steps FROM session
    WHERE lead_id = ${leadId} ORDER BY started_at DESC LIMIT 5`)
}

/** What the newest session touched and no session before it did. */
async function readNewSteps(leadId: string, newest: LatestRecord, db: Database): Promise<string[]> {
  const steps = [...new Set(newest.steps)]
  const known = await db.query<{ step: string }>(sql`
    SELECT DISTINCT step FROM session, unnest(steps) AS step
    WHERE lead_id = ${leadId} AND started_at < ${newest.started_at} AND step = ANY(${steps}::text[])`)
  const before = new Set(known.map(({ step }) => step))
  return steps.filter((step) => !before.has(step))
}

async function readGoals(leadId: string, rules: Rules, db: Database): Promise<ReachedGoal[]> {
  const records = await db.query<{ type: string; count: number; first_at: Date; last_at: Date }>(sql`
    SELECT type, count(*) AS count, min(occurred_at) AS first_at, max(occurred_at) AS last_at FROM event e
    WHERE lead_id = ${leadId} AND ${isCountedSql(rules)} AND type = ANY(${rules.goals}::text[])
    GROUP BY type ORDER BY min(occurred_at)`)
  return records.map(({ type, count, first_at, last_at }) => {
    return { type, count, firstAt: first_at.getTime(), lastAt: last_at.getTime() }
  })
}

function toVisit({ started_at, ended_at, intent_reasons }: LatestRecord): VisitFacts['newest'] {
  return { startedAt: started_at.getTime(), endedAt: ended_at.getTime(), reasons: intent_reasons }
}

function toLatest({ id, started_at, intent, outcome }: LatestRecord): Standing['latest'][number] {
  return { id, startedAt: started_at.getTime(), intent, outcome }
}
