import type { Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { durationBinSql } from './duration-bin-sql'

/**
 * Makes day_stat and duration_stat anew from the stored sessions, and says of all days that they have changed. Nobody may
 * write sessions meanwhile.
 */
export async function recountDayStat(tx: Transaction): Promise<void> {
  await tx.execute(sql`DELETE FROM day_stat`)
  await tx.execute(sql`DELETE FROM duration_stat`)
  await tx.execute(sql`
    INSERT INTO day_stat (bucket, slot, sessions, converted, unsubscribed, bounced, engaged, events, duration_ms, points)
    SELECT date_bin('15 minutes', started_at, 'epoch'::timestamptz), 0, count(*),
      count(*) FILTER (WHERE outcome = 'converted'), count(*) FILTER (WHERE outcome = 'unsubscribed'),
      count(*) FILTER (WHERE outcome = 'bounced'), count(*) FILTER (WHERE outcome = 'engaged'),
      sum(event_count), sum(duration_ms), sum(points)
    FROM session GROUP BY 1`)
  await tx.execute(sql`
    INSERT INTO duration_stat (day, bin, slot, sessions)
    SELECT date_bin('1 day', started_at, 'epoch'::timestamptz), ${durationBinSql}, 0, count(*) FROM session GROUP BY 1, 2`)
  await tx.execute(sql`UPDATE session_day SET changes = changes + 1`)
  await tx.execute(sql`
    INSERT INTO session_day (day, slot, changes) SELECT day, 0, sum(sessions) FROM duration_stat GROUP BY 1
    ON CONFLICT (day, slot) DO NOTHING`)
}
