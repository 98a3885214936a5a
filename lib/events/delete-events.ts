import { database } from '@/lib/db/client'
import type { Database, Transaction } from '@/lib/db/database'
import { preferIndexes } from '@/lib/db/prefer-indexes'
import { sql } from '@/lib/db/sql'
import { lockLeads } from '@/lib/leads/lock-leads'
import { isCounted } from '@/lib/sessionizer'
import { planSessions } from '@/lib/sessions/plan-sessions'
import { groupByLead } from '@/lib/sessions/read-session-events'
import { atInstants, type Stretch, wholeLife } from '@/lib/sessions/stretch'
import { countChanges, writeChanges } from '@/lib/sessions/write-changes'
import { shareWorkspace } from '@/lib/settings/workspace'
import { isMailType, type MailMoment, recogniseAround } from './recognise-noise'
import { restatedStretches } from './restated-stretches'

export interface EventKey {
  leadId: string
  id: string
}

/**
 * Erases events; the sessions that held them shrink, split or vanish. Keys of events that do not exist are passed over.
 * Returns how many were erased.
 */
export function deleteEvents(keys: readonly EventKey[], db: Database = database()): Promise<number> {
  return keys.length === 0 ? Promise.resolve(0) : db.transaction((tx) => erase(tx, keys))
}

async function erase(tx: Transaction, keys: readonly EventKey[]): Promise<number> {
  const { rules, rulesVersion } = await shareWorkspace(tx)
  await preferIndexes(tx)
  const leads = await lockLeads(tx, [...new Set(keys.map(({ leadId }) => leadId))].sort())
  const erased = await deleteRows(tx, keys)
  const restated = groupByLead(await recogniseAround(tx, erased.flatMap(toMoment)))
  const stretches = [...groupByLead(erased)].flatMap(([leadId, events]): Stretch[] => {
    const lead = leads.get(leadId)
    if (!lead) return []
    const around = restatedStretches(leadId, restated.get(leadId) ?? [], rules)
    const isWhole = around.some(({ fromMs }) => fromMs === Number.NEGATIVE_INFINITY)
    if (lead.rulesVersion !== rulesVersion || isWhole) return [wholeLife(leadId)]
    const counted = events.filter((event) => isCounted(event, rules))
    const instants = counted.map(({ occurredAt }) => occurredAt)
    return [...atInstants(leadId, instants), ...around]
  })
  const changes = await planSessions(tx, stretches, rules)
  const touched = [...leads.values()].filter(({ id }) => changes.has(id))
  for (const lead of touched) lead.rulesVersion = rulesVersion
  const unsettled = countChanges(touched, changes)
  await writeChanges(tx, changes, touched, unsettled)
  return erased.length
}

async function deleteRows(tx: Transaction, keys: readonly EventKey[]): Promise<ErasedEvent[]> {
  const rows = await tx.query<ErasedRow>(sql`
    DELETE FROM event USING unnest(
      ${keys.map(({ leadId }) => leadId)}::text[], ${keys.map(({ id }) => id)}::text[]) AS given (lead_id, id)
    WHERE event.lead_id = given.lead_id AND event.id = given.id
    RETURNING event.lead_id, event.occurred_at, event.type, event.suppressed, event.message`)
  return rows.map(({ lead_id: leadId, occurred_at, type, suppressed, message }) => ({
    leadId,
    occurredAt: occurred_at.getTime(),
    type,
    suppressed,
    message,
  }))
}

/** When an email lost an event that may have borne on the others. */
function toMoment({ leadId, occurredAt, type, message }: ErasedEvent): MailMoment[] {
  return message !== null && isMailType(type) ? [{ leadId, message, occurredAt }] : []
}

interface ErasedEvent {
  leadId: string
  occurredAt: number
  type: string
  suppressed: string | null
  message: string | null
}

interface ErasedRow {
  lead_id: string
  occurred_at: Date
  type: string
  suppressed: string | null
  message: string | null
}
