import { outcomes } from '@/lib/sessionizer/index'
import { inTurns } from './in-turns'
import { LeadMarks } from './lead-marks'
import { lowerMiddle } from './lower-middle'
import type { ColumnSessions } from './types'

const converted = outcomes.indexOf('converted')
const bounced = outcomes.indexOf('bounced')

/** Sums of sessions, their different leads, and the lower middle one of their durations; null without sessions. */
export async function countTotals({ parts }: ColumnSessions) {
  const sums = { sessions: 0, converted: 0, bounced: 0, points: 0 }
  const leads = new LeadMarks()
  const durations = new Float64Array(countSessions({ parts }))
  for await (const { day, rows } of inTurns(parts)) {
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number
      const outcome = day.outcomes[row]
      if (outcome === converted) sums.converted++
      else if (outcome === bounced) sums.bounced++
      sums.points += day.points[row] as number
      durations[sums.sessions++] = day.durationMs[row] as number
    }
    leads.addAll(day.leads, rows)
  }
  return { ...sums, leads: leads.count, medianDurationMs: lowerMiddle(durations), medianIsApproximate: false }
}

export function countSessions({ parts }: Pick<ColumnSessions, 'parts'>): number {
  return parts.reduce((sum, { rows }) => sum + rows.length, 0)
}
