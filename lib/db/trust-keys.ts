import type { Transaction } from './database'
import { raw } from './sql'

/**
 * Until the end of the transaction no foreign key is checked, where the database's user may say so. For a transaction that
 * holds every lead it writes rows of: looking each of them up again is a seventh of an import.
 */
export async function trustKeys(tx: Transaction): Promise<void> {
  await tx.query(
    raw(`SELECT CASE WHEN has_parameter_privilege('session_replication_role', 'SET')
      THEN set_config('session_replication_role', 'replica', true) END`),
  )
}
