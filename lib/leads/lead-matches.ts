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

export function leadCardHasWord(word: string): Sql {
  const like = likeOf(word)
  return sql`(lead.name ILIKE ${like} OR lead.email ILIKE ${like} OR lead.company ILIKE ${like})`
}

/** An identity is searched without its kind (`email:`), unless the word has a colon itself. */
export function identityHasWord(word: string): Sql {
  const key = word.includes(':') ? sql`identity.key` : sql`substr(identity.key, strpos(identity.key, ':') + 1)`
  return sql`${key} ILIKE ${likeOf(word)}`
}

const likeOf = (word: string) => `%${escapeLike(word)}%`
