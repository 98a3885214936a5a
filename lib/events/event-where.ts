import { join, type Sql, sql } from '@/lib/db/sql'
import type { EventFilter, SuppressedChoice } from '@/lib/filters/event-filter'
import type { NumberRange } from '@/lib/filters/range-text'
import { combinationsOf, noiseReasons, splitReasons } from '@/lib/sessionizer'
import type { Rules } from '@/lib/sessionizer/types'
import { anyOf, choice, dayRange, pathPattern } from '@/lib/sessions/session-where'
import { isCountedSql, isNoNoiseSql } from './event-row'
import { eventTextSql } from './event-text'

/** The condition that a filter sets on rows of `event e`; passive types are those of the rules. */
export function eventWhere(filter: EventFilter, rules: Rules): Sql {
  const { lead, type, path, campaign, points, suppressed, q } = filter
  const conditions = [
    lead && anyOf(sql`e.lead_id`, lead),
    dayRange(sql`e.occurred_at`, filter),
    type && anyOf(sql`e.type`, type),
    path && pathPattern(sql`e.path`, path),
    campaign && choice(sql`e.campaign`, campaign, true),
    points && pointsSql(points),
    suppressed &&
      sql`(${join(
        suppressed.map((reason) => suppressedSql(reason, rules)),
        ' OR ',
      )})`,
    q && eventTextSql(q, rules),
  ].filter((condition): condition is Sql => typeof condition === 'object')
  return conditions.length === 0 ? sql`TRUE` : join(conditions, ' AND ')
}

function pointsSql({ min, max }: NumberRange): Sql {
  const start = min === undefined ? sql`TRUE` : sql`e.points >= ${min}::integer`
  return max === undefined ? start : sql`${start} AND e.points <= ${max}::integer`
}

/** Noise goes before `passive`, as in `suppressionReason`. A kind of noise is what the event was recognised as, counted or not. */
function suppressedSql(reason: SuppressedChoice, rules: Rules): Sql {
  if (reason === 'no') return isCountedSql(rules)
  if (reason === 'yes') return sql`NOT ${isCountedSql(rules)}`
  if (reason === 'passive') return sql`(${isNoNoiseSql(rules.noise)} AND e.type = ANY(${rules.passive}::text[]))`
  const stored = combinationsOf(noiseReasons).filter((text) => splitReasons(text).includes(reason))
  return sql`(e.suppressed IS NOT NULL AND e.suppressed = ANY(${stored}::text[]))`
}
