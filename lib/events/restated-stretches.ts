import { isCounted, type Rules } from '@/lib/sessionizer'
import { atInstants, type Stretch, wholeLife } from '@/lib/sessions/stretch'
import type { Restated } from './recognise-noise'

/**
 * Where a lead's sessions may change because stored events are of other kinds of noise now. One that counts no more
 * leaves the session that held it; one that has come to count may lie anywhere, so all of the lead's time is looked at.
 */
export function restatedStretches(leadId: string, restated: readonly Restated[], rules: Rules): Stretch[] {
  const changed = restated.filter((event) => wasCounted(event, rules) !== isCounted(event, rules))
  if (changed.some((event) => isCounted(event, rules))) return [wholeLife(leadId)]
  return atInstants(
    leadId,
    changed.map(({ occurredAt }) => occurredAt),
  )
}

function wasCounted({ type, before }: Restated, rules: Rules): boolean {
  return isCounted({ type, suppressed: before }, rules)
}
