import type { Transaction } from '@/lib/db/database'
import type { LockedLead } from '@/lib/leads/lock-leads'
import type { Rules } from '@/lib/sessionizer'
import { planSessions } from '@/lib/sessions/plan-sessions'
import { groupByLead } from '@/lib/sessions/read-session-events'
import { countChanges, writeChanges } from '@/lib/sessions/write-changes'
import { recogniseLeads } from './recognise-noise'
import { restatedStretches } from './restated-stretches'

/**
 * Looks at all emails of leads again, and brings their sessions up to date with what came of it. For leads whose events
 * have moved: what lay apart before now lies side by side. The leads are locked, written, and of the newest rules.
 */
export async function recogniseAnew(tx: Transaction, leads: readonly LockedLead[], rules: Rules): Promise<void> {
  if (leads.length === 0) return
  const restated = groupByLead(
    await recogniseLeads(
      tx,
      leads.map(({ id }) => id),
    ),
  )
  const stretches = [...restated].flatMap(([leadId, events]) => restatedStretches(leadId, events, rules))
  const changes = await planSessions(tx, stretches, rules)
  const touched = leads.filter(({ id }) => changes.has(id))
  if (touched.length > 0) await writeChanges(tx, changes, touched, countChanges(touched, changes))
}
