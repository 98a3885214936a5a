import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Database } from '@/lib/db/database'
import { preferIndexes } from '@/lib/db/prefer-indexes'
import { join, raw, sql } from '@/lib/db/sql'
import { findFewLeads } from './find-few-leads'
import { leadMatches } from './lead-matches'

const searches = [
  ...['ANN', 'en', 'ben ann', 'Acme.Test', 'a@ ann', 'user', 'USER:1', 'r:2', 'anon:', 'test:', 'x:y'],
  ...['é_4', '%', '1'],
]

/** How the migration fills the table of a database that had leads before. */
const [, filling] =
  /INSERT INTO lead_text.*\n([^;]*);/.exec(readFileSync('prisma/migrations/0009_lead_search/migration.sql', 'utf8')) ??
  []

interface Named {
  id: string
  names: string[]
  keys: string[]
}

/** Free text finds what a look at every lead finds, by the index and row by row; and its table is what it began with. */
export async function expectFound(db: Database): Promise<void> {
  const leads = await db.query<Named>(sql`
    SELECT id, array_remove(ARRAY[name, email, company], NULL) AS names,
      ARRAY(SELECT key FROM identity WHERE lead_id = lead.id) AS keys FROM lead`)
  const expected = searches.map((q) => [q, idsOf(leads.filter((lead) => hasWords(lead, q)))])
  const rows = await db.query<{ id: string; matches: boolean[] }>(sql`
    SELECT id, ARRAY[${join(searches.map((q) => leadMatches(sql`lead.id`, q)))}] AS matches FROM lead`)
  expect(searches.map((q, index) => [q, idsOf(rows.filter(({ matches }) => matches[index]))])).toEqual(expected)
  const found = await db.transaction(async (tx) => {
    await preferIndexes(tx)
    return Promise.all(searches.map(async (q) => [q, (await findFewLeads(q, tx))?.sort()]))
  })
  expect(found).toEqual(expected)
  expect(await db.query(raw(`SELECT * FROM (${filling}) AS text (lead_id, text) ORDER BY lead_id`))).toEqual(
    await db.query(sql`SELECT * FROM lead_text ORDER BY lead_id`),
  )
}

/** Each word is in a name, or in a key behind its kind; in all of the key when it has a colon. */
function hasWords({ names, keys }: Named, q: string): boolean {
  return q.split(' ').every((word) => {
    const values = keys.map((key) => (word.includes(':') ? key : key.slice(key.indexOf(':') + 1)))
    return [...names, ...values].some((text) => text.toLowerCase().includes(word.toLowerCase()))
  })
}

function idsOf(leads: readonly { id: string }[]): string[] {
  return leads.map(({ id }) => id).sort()
}
