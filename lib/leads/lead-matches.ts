import { join, raw, type Sql, sql } from '@/lib/db/sql'
import { wordsOf } from '@/lib/filters/words'
import { escapeLike } from '@/lib/sessions/path-pattern'

/** The condition that every word of `q` occurs in the lead's name, email, company or one of its identities, in any case. */
export function leadMatches(leadId: Sql, q: string): Sql {
  return sql`EXISTS (SELECT 1 FROM lead_text WHERE lead_text.lead_id = ${leadId} AND ${textHasWords(q)})`
}

/** The same about a row of `lead_text`. */
export function textHasWords(q: string): Sql {
  return join(wordsOf(q).map(textHasWord), ' AND ')
}

/** Keys stand there without their kind (`email:`), which only a word with a colon means. */
function textHasWord(word: string): Sql {
  const colon = word.indexOf(':')
  if (colon < 0) return textHas(word)
  const value = word.slice(colon + 1)
  return sql`(${textHas(word)} OR ${textHas(`\n${value}`)} AND EXISTS (
    SELECT 1 FROM identity
    WHERE identity.lead_id = lead_text.lead_id AND lower(key COLLATE "default") LIKE lower(${`%${escapeLike(word)}%`})))`
}

/**
 * The index knows nothing of a text without three letters or digits in a row, and would give every row, which takes three
 * times as long as to read them. Of an expression it does not know.
 */
function textHas(text: string): Sql {
  const column = raw(/[\p{L}\p{N}]{3}/u.test(text) ? 'lead_text.text' : "(lead_text.text || '')")
  return sql`${column} LIKE lower(${`%${escapeLike(text)}%`})`
}
