import type { Transaction } from '@/lib/db/database'
import type { CleanEvent } from '@/lib/events/clean-event'
import type { Json } from '@/lib/events/incoming-event'
import { readsProperties, ruleFinder } from '@/lib/points/match-rule'
import { listScoringRules } from './rule-table'

/**
 * Gives new events without points of their own those of the first scoring rule that fits. The workspace must be held, so
 * that the rules stay as they are until the events are stored.
 */
export async function awardPoints(tx: Transaction, arrivals: readonly { event: CleanEvent }[]): Promise<void> {
  const open = arrivals.filter(({ event }) => !event.pointsGiven)
  if (open.length === 0) return
  const rules = await listScoringRules(tx)
  const find = ruleFinder(rules)
  const needsProps = readsProperties(rules)
  for (const { event } of open) {
    const props = needsProps ? readProps(event.props) : null
    const rule = find({ type: event.type, path: event.path, props })
    event.points = rule?.points ?? 0
    event.ruleId = rule?.id ?? null
  }
}

/** Written by `cleanEvent`. */
function readProps(text: string | null): { [name: string]: Json } | null {
  return text === null ? null : JSON.parse(text)
}
