import { sql } from '@/lib/db/sql'
import { durationBinStartsMs } from './duration-bins'

/** The bin of a session's duration; `durationBinOf` in SQL. */
export const durationBinSql = sql`width_bucket(duration_ms, ${durationBinStartsMs.slice(1)}::bigint[])`
