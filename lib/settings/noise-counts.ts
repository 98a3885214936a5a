import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { noiseReasons, splitReasons } from '@/lib/sessionizer'
import { toInstants } from '@/lib/time/day-range'
import { presetRange } from '@/lib/time/presets'
import type { NoiseCounts } from './types'

/** How many events of today and of the last 30 days were recognised as each kind of noise, counted or not. */
export async function noiseCounts(nowMs: number, tz: string, db: Database = database()): Promise<NoiseCounts> {
  const [today, month] = [presetRange('today', nowMs, tz), presetRange('last-30-days', nowMs, tz)]
  const { fromMs, toMs } = toInstants(month.from, month.to, tz)
  const todayFrom = new Date(toInstants(today.from, today.to, tz).fromMs)
  const rows = await db.query<{ suppressed: string; today: number; month: number }>(sql`
    SELECT suppressed, count(*) FILTER (WHERE occurred_at >= ${todayFrom}) AS today, count(*) AS month
    FROM event WHERE suppressed IS NOT NULL AND occurred_at >= ${new Date(fromMs)} AND occurred_at < ${new Date(toMs)}
    GROUP BY suppressed`)
  const counts = { bot: noEvents(), scanner: noEvents(), burst: noEvents() }
  for (const row of rows) {
    for (const reason of noiseReasons.filter((reason) => splitReasons(row.suppressed).includes(reason))) {
      counts[reason].today += row.today
      counts[reason].month += row.month
    }
  }
  return { counts, today, month, tz }
}

function noEvents() {
  return { today: 0, month: 0 }
}
