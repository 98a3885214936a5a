import { join, type Sql, sql } from '@/lib/db/sql'
import { wordsOf } from '@/lib/filters/words'
import { escapeLike } from '@/lib/sessions/path-pattern'

/** The condition that every word of `q` occurs in the lead's name, email, company or one of its identities, in any case. */
export function leadMatches(leadId: Sql, q: string): Sql {
  return sql`EXISTS (SELECT 1 FROM lead WHERE lead.id = ${leadId} AND ${leadHasWords(q)})`
}

/** The same about a row of `lead`. */
export function leadHasWords(q: string): Sql {
  return join(wordsOf(q).map(leadHasWord), ' AND ')
}

function leadHasWord(word: string): Sql {
  return sql`(${leadCardHasWord(word)}
    OR EXISTS (SELECT 1 FROM identity WHERE identity.lead_id = lead.id AND ${identityHasWord(word)}))`
}

/** Whether a word, which has no blanks, occurs in a row of `lead`. */
export function leadCardHasWord(word: string): Sql {
  return sql`lead.search LIKE lower(${`%${escapeLike(word)}%`})`
}

/** Whether it occurs in a row of `identity`: behind the kind (`email:`), unless the word has a colon itself. */
export function identityHasWord(word: string): Sql {
  const like = word.includes(':') ? `%${escapeLike(word)}%` : `%:%${escapeLike(word)}%`
  return sql`identity.search LIKE lower(${like})`
}
