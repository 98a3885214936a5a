import type { Transaction } from '@/lib/db/database'
import { preferIndexes } from '@/lib/db/prefer-indexes'
import { sql } from '@/lib/db/sql'
import { lockLeads } from '@/lib/leads/lock-leads'
import type { ScoringRule } from '@/lib/points/types'
import { isCounted } from '@/lib/sessionizer'
import { planSessions } from '@/lib/sessions/plan-sessions'
import { groupByLead } from '@/lib/sessions/read-session-events'
import { atInstants, type Stretch, wholeLife } from '@/lib/sessions/stretch'
import { countChanges, writeChanges } from '@/lib/sessions/write-changes'
import { shareWorkspace } from '@/lib/settings/workspace'
import { findScoreChanges, type ScoreChange } from './score-changes'

/** What was changed. */
export interface Scored {
  events: number
  sessions: number
  points: number
}

/**
 * Gives the events of leads their points anew by the rules, with the points of their sessions, the leads' scores and
 * day_stat, in the transaction at hand. Points that came with an event stay.
 */
export async function scoreLeads(
  tx: Transaction,
  leadIds: readonly string[],
  scoringRules: readonly ScoringRule[],
): Promise<Scored> {
  const { rules, rulesVersion } = await shareWorkspace(tx)
  await preferIndexes(tx)
  const leads = await lockLeads(tx, leadIds)
  const found = await findScoreChanges(tx, [...leads.keys()], scoringRules)
  if (found.length === 0) return { events: 0, sessions: 0, points: 0 }
  await writePoints(tx, found)
  const counted = found.filter((event) => event.points !== event.pointsBefore && isCounted(event, rules))
  const stretches = [...groupByLead(counted)].flatMap(([leadId, events]): Stretch[] => {
    if (leads.get(leadId)?.rulesVersion !== rulesVersion) return [wholeLife(leadId)]
    return atInstants(
      leadId,
      events.map(({ occurredAt }) => occurredAt),
    )
  })
  const changes = await planSessions(tx, stretches, rules)
  const touched = [...leads.values()].filter(({ id }) => changes.has(id))
  const scoreBefore = sumOf(touched)
  for (const lead of touched) lead.rulesVersion = rulesVersion
  const unsettled = countChanges(touched, changes)
  await writeChanges(tx, changes, touched, unsettled)
  const sessions = [...changes.values()].reduce((sum, { added }) => sum + added.length, 0)
  return { events: found.length, sessions, points: sumOf(touched) - scoreBefore }
}

function sumOf(leads: readonly { score: number }[]): number {
  return leads.reduce((sum, { score }) => sum + score, 0)
}

/** From here on it is known that the points were not given. */
async function writePoints(tx: Transaction, found: readonly ScoreChange[]): Promise<void> {
  await tx.execute(sql`
    UPDATE event SET points = v.points, rule_id = v.rule_id, points_given = false FROM unnest(
      ${found.map(({ leadId }) => leadId)}::text[], ${found.map(({ id }) => id)}::text[],
      ${found.map(({ points }) => points)}::int[], ${found.map(({ rule }) => rule?.id ?? null)}::text[]
    ) AS v (lead_id, id, points, rule_id)
    WHERE event.lead_id = v.lead_id AND event.id = v.id`)
}
