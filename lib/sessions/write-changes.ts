import type { Transaction } from '@/lib/db/database'
import { applyToTotals, readSeen } from '@/lib/leads/lead-totals'
import type { LockedLead } from '@/lib/leads/lock-leads'
import { updateLeads } from '@/lib/leads/save-leads'
import { replaceSessions, type SessionChanges } from './session-table'
import { addToDayStat } from './write-day-stat'

/**
 * Brings the totals of leads up to date with changes of their sessions, by lead id. Those whose first or last session
 * went away are left to `writeChanges`, and returned.
 */
export function countChanges(leads: Iterable<LockedLead>, changes: Map<string, SessionChanges>): LockedLead[] {
  const unsettled: LockedLead[] = []
  for (const lead of leads) {
    const change = changes.get(lead.id)
    if (change && !applyToTotals(lead, change)) unsettled.push(lead)
  }
  return unsettled
}

/** Writes changed sessions, the leads (locked, and counted by `countChanges`) and day_stat. */
export async function writeChanges(
  tx: Transaction,
  changes: Map<string, SessionChanges>,
  leads: readonly LockedLead[],
  unsettled: readonly LockedLead[],
): Promise<void> {
  const all = joinChanges(changes.values())
  await writeSessions(tx, all, leads, unsettled)
  await addToDayStat(tx, all)
}

/** The same without day_stat, for a transaction that does this several times and adds to it once. */
export async function writeSessions(
  tx: Transaction,
  changes: SessionChanges,
  leads: readonly LockedLead[],
  unsettled: readonly LockedLead[],
): Promise<void> {
  await replaceSessions(tx, changes)
  await readSeen(tx, unsettled)
  await updateLeads(tx, leads)
}

export function joinChanges(changes: Iterable<SessionChanges>): SessionChanges {
  const all: SessionChanges = { removed: [], added: [] }
  for (const { removed, added } of changes) {
    for (const session of removed) all.removed.push(session)
    for (const session of added) all.added.push(session)
  }
  return all
}
