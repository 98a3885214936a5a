import type { Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { durationBinSql } from './duration-bin-sql'

/** Makes day_stat and duration_stat anew from the stored sessions. Nobody may write sessions meanwhile. */
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
}
