import { sql } from '@/lib/db/sql'

/** The sender's own id of a row of `lead`, as the key `user:42` has it; null where a name or an email says more. */
export const userIdSql = sql`CASE WHEN lead.name IS NULL AND lead.email IS NULL THEN (
  SELECT min(substr(key, 6)) FROM identity WHERE identity.lead_id = lead.id AND starts_with(key, 'user:')) END`
