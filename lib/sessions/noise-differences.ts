import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { judge, type MailRow, mailColumns } from '@/lib/events/recognise-noise'
import { mailReachMs, mailTypes } from '@/lib/noise/mail-noise'
import { formatInstant } from '@/lib/time/format-instant'
import type { LeadRange } from './compute-stored'

const eventsPerPage = 5000

/** Events of the leads that are stored as other noise than what lies around them says, a sentence each. */
export async function* noiseDifferences(db: Queryable, range: LeadRange): AsyncGenerator<string> {
  let rest: MailRow[] = []
  for await (const page of readPages(db, range)) {
    const rows = [...rest, ...page]
    const complete = lastPause(rows)
    yield* compare(rows.slice(0, complete))
    rest = rows.slice(complete)
  }
  yield* compare(rest)
}

function* compare(rows: readonly MailRow[]): Generator<string> {
  const noise = judge(rows)
  for (const row of rows) {
    const computed = noise(row)
    if (row.suppressed === computed) continue
    yield `event ${row.id} of lead ${row.lead_id}: suppressed is ${JSON.stringify(row.suppressed)}, should be ${JSON.stringify(computed)}`
  }
}

/** Where the last of the rows begin that the next page may bear on. */
function lastPause(rows: readonly MailRow[]): number {
  for (let at = rows.length - 1; at > 0; at--) {
    const [before, row] = [rows[at - 1], rows[at]]
    if (!before || !row || before.lead_id !== row.lead_id) return at
    if (row.occurred_at.getTime() - before.occurred_at.getTime() > mailReachMs) return at
  }
  return 0
}

async function* readPages(db: Queryable, { after, upTo }: LeadRange): AsyncGenerator<MailRow[]> {
  let place: (MailRow & { seq: number }) | undefined
  for (;;) {
    const beyond = place
      ? sql`(e.lead_id, e.occurred_at, e.seq)
          > (${place.lead_id}, ${formatInstant(place.occurred_at.getTime())}::timestamptz, ${place.seq}::bigint)`
      : sql`e.lead_id > ${after}`
    const page = await db.query<MailRow & { seq: number }>(sql`
      SELECT ${mailColumns}, e.seq FROM event e
      WHERE ${beyond} AND e.lead_id <= ${upTo} AND e.message IS NOT NULL AND e.type = ANY(${mailTypes}::text[])
      ORDER BY e.lead_id, e.occurred_at, e.seq LIMIT ${eventsPerPage}::int`)
    if (page.length > 0) yield page
    if (page.length < eventsPerPage) return
    place = page.at(-1)
  }
}
