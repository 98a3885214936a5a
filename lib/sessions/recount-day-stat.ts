import type { Transaction } from '@/lib/db/database'
import { join, sql } from '@/lib/db/sql'
import { durationBinStartsMs } from './duration-bins'

/** Makes day_stat anew from the stored sessions. Nobody may write sessions meanwhile. */
export async function recountDayStat(tx: Transaction): Promise<void> {
  const bins = durationBinStartsMs.map(
    (_, bin) => sql`(coalesce(sum(sessions) FILTER (WHERE bin = ${bin}::int), 0))::bigint`,
  )
  await tx.execute(sql`DELETE FROM day_stat`)
  await tx.execute(sql`
    INSERT INTO day_stat (bucket, slot, sessions, converted, unsubscribed, bounced, engaged, events, duration_ms, points,
      histogram)
    SELECT bucket, 0, sum(sessions), sum(converted), sum(unsubscribed), sum(bounced), sum(engaged), sum(events),
      sum(duration_ms), sum(points), ARRAY[${join(bins)}]
    FROM (
      SELECT date_bin('15 minutes', started_at, 'epoch'::timestamptz) AS bucket,
        width_bucket(duration_ms, ${durationBinStartsMs.slice(1)}::bigint[]) AS bin,
        count(*) AS sessions,
        count(*) FILTER (WHERE outcome = 'converted') AS converted,
        count(*) FILTER (WHERE outcome = 'unsubscribed') AS unsubscribed,
        count(*) FILTER (WHERE outcome = 'bounced') AS bounced,
        count(*) FILTER (WHERE outcome = 'engaged') AS engaged,
        sum(event_count) AS events, sum(duration_ms) AS duration_ms, sum(points) AS points
      FROM session GROUP BY bucket, bin
    ) AS by_bin
    GROUP BY bucket`)
}
