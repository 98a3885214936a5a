import type { CleanEvent } from '@/lib/events/clean-event'
import { leadIdOf } from '@/lib/events/lead-id'
import { type Rules, type Session, type SessionEvent, sessionize } from '@/lib/sessionizer'
import { groupByLead } from './group-by-lead'
import { feedRows, type ImportOptions, type ImportResult } from './import-rows'
import type { RowSource } from './open-rows'

export interface ComputedSession extends Session {
  /** The lead as the file names it; addresses in lower case. The id begins with Leadtrail's own id of it. */
  lead: string
}

export interface ComputeOptions extends ImportOptions {
  rules: Rules
  /** Called when the file has been read and before the first session. */
  onRead?: (result: ImportResult) => void
  /** Events held in memory; more go to temporary files. */
  memoryLimit?: number
}

/**
 * The sessions of a file, without a database: those that importing it into an empty one would give, by lead id and time.
 * Rows may stand in any order, and the file may be larger than memory, as long as the events of one lead fit.
 */
export async function* computeSessions(source: RowSource, options: ComputeOptions): AsyncGenerator<ComputedSession> {
  const groups = groupByLead(options.memoryLimit)
  try {
    let seq = 0
    const result = await feedRows(source, options, async (events) => {
      for (const event of events) await groups.add(nameOf(event), toSessionEvent(event, seq++))
      return events.length
    })
    options.onRead?.(result)
    for await (const { lead, events } of groups.leads()) {
      for (const session of sessionize(inOrder(events), options.rules)) yield { ...session, lead }
    }
  } finally {
    await groups.close()
  }
}

function nameOf({ lead }: CleanEvent): string {
  return lead.key.slice(lead.key.indexOf(':') + 1)
}

/** What the sessionizer reads of an event, as it would read it from the database. */
function toSessionEvent(event: CleanEvent, seq: number): SessionEvent {
  const { lead, id, occurredAt, type, path, url, referrer, campaign, utmSource, utmMedium, points, suppressed } = event
  const leadId = leadIdOf(lead.key)
  return { id, leadId, seq, occurredAt, type, path, url, referrer, campaign, utmSource, utmMedium, points, suppressed }
}

/** Of the events of one id the first in the file stands, as it does in the database. */
function inOrder(events: SessionEvent[]): SessionEvent[] {
  const seen = new Set<string>()
  const distinct = events.filter(({ id }) => !seen.has(id) && seen.add(id))
  return distinct.sort((a, b) => a.occurredAt - b.occurredAt || a.seq - b.seq)
}
