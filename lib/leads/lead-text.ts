import type { Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { LeadRow } from './types'

type Names = Pick<LeadRow, 'name' | 'email' | 'company'>

/** Whether free text finds other words in the one card than in the other. */
export function saysOther(one: Names, other: Names): boolean {
  return one.name !== other.name || one.email !== other.email || one.company !== other.company
}

/**
 * Writes anew what free text is looked for in of leads that this transaction holds: to be called when their names and keys
 * have been written.
 */
export async function writeTexts(tx: Transaction, leadIds: readonly string[]): Promise<void> {
  if (leadIds.length === 0) return
  await tx.execute(sql`
    INSERT INTO lead_text (lead_id, text)
    SELECT id, lower(E'\\n' || concat_ws(E'\\n', name, email, company, (
      SELECT string_agg(substr(key, strpos(key, ':') + 1), E'\\n' ORDER BY key) FROM identity WHERE lead_id = lead.id
    )) COLLATE "default")
    FROM lead WHERE id = ANY(${[...leadIds]}::text[])
    ON CONFLICT (lead_id) DO UPDATE SET text = excluded.text WHERE lead_text.text <> excluded.text`)
}
