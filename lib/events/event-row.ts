import { raw, type Sql, sql } from '@/lib/db/sql'
import {
  categoryOf,
  combinationsOf,
  eventTypeLabel,
  noiseReasons,
  pageViewType,
  suppressionReason,
  touchLabel,
} from '@/lib/sessionizer'
import type { NoiseRules } from '@/lib/sessionizer/noise'
import type { Rules } from '@/lib/sessionizer/types'
import type { EventRow } from './types'

/** The columns of `event e` that an EventRow is made of. */
export const eventColumns = raw(
  `e.lead_id, e.id, e.seq, e.occurred_at, e.received_at, e.type, e.path, e.title, e.url, e.referrer, e.campaign,
   e.utm_source, e.utm_medium, e.utm_term, e.utm_content, e.points, e.rule_id, e.suppressed, e.label, e.props`,
)

export interface EventRecord {
  lead_id: string
  id: string
  seq: number
  occurred_at: Date
  received_at: Date
  type: string
  label: string | null
  path: string | null
  title: string | null
  url: string | null
  referrer: string | null
  campaign: string | null
  utm_source: string | null
  utm_medium: string | null
  utm_term: string | null
  utm_content: string | null
  points: number
  rule_id: string | null
  suppressed: string | null
  props: EventRow['props']
}

/** @param ruleNames of the scoring rules that gave points, see `ruleNamesOf` */
export function toEventRow(record: EventRecord, rules: Rules, ruleNames: ReadonlyMap<string, string>): EventRow {
  return {
    leadId: record.lead_id,
    id: record.id,
    seq: record.seq,
    occurredAt: record.occurred_at.getTime(),
    receivedAt: record.received_at.getTime(),
    type: record.type,
    touch: touchLabel(record, rules),
    typeLabel: eventTypeLabel(record.type),
    kind: kindOf(record, rules),
    isGoal: rules.goals.includes(record.type),
    label: record.label,
    path: record.path,
    title: record.title,
    url: record.url,
    referrer: record.referrer,
    campaign: record.campaign,
    utmSource: record.utm_source,
    utmMedium: record.utm_medium,
    utmTerm: record.utm_term,
    utmContent: record.utm_content,
    points: record.points,
    ruleId: record.rule_id,
    ruleName: record.rule_id === null ? null : (ruleNames.get(record.rule_id) ?? null),
    suppressed: suppressionReason(record, rules),
    recognised: record.suppressed,
    props: record.props,
  }
}

/** As intent sees it: views by their category, other events only when they speak against interest. */
function kindOf({ type, path }: EventRecord, rules: Rules): EventRow['kind'] {
  if (rules.intent.negativeTypes.includes(type)) return 'negative'
  return type === pageViewType && path ? (categoryOf(path, rules)?.kind ?? null) : null
}

/** Whether `event e` counts under the rules: the same answer as the sessionizer's `isCounted`. */
export function isCountedSql(rules: Rules): Sql {
  return sql`(${isNoNoiseSql(rules.noise)} AND e.type <> ALL(${rules.passive}::text[]))`
}

/** Whether `event e` was recognised as nothing that is left out. */
export function isNoNoiseSql(noise: NoiseRules): Sql {
  const counted = combinationsOf(noiseReasons.filter((reason) => !noise[reason]))
  if (counted.length === 0) return sql`e.suppressed IS NULL`
  return sql`(e.suppressed IS NULL OR e.suppressed = ANY(${counted}::text[]))`
}
