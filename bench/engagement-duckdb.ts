import { DuckDBInstance } from '@duckdb/node-api'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { baselineRules } from '@/lib/reports/engagement/baseline'
import { boardRules } from '@/lib/reports/engagement/board-rules'
import { durationStarts, eventStarts } from '@/lib/reports/engagement/distribution-bins'
import { gapDays } from '@/lib/reports/engagement/gap-rules'
import { boardDays } from '@/lib/reports/engagement/read-board'
import type { ReportPeriod } from '@/lib/reports/report-period'
import { addDays } from '@/lib/time/calendar-day'
import { startOfDay } from '@/lib/time/day-range'
import { appendText, appendTime } from './duckdb-values'

const rowsPerPage = 100_000

interface SessionRow {
  lead_id: string
  id: string
  started_at: Date
  duration_ms: number
  event_count: number
  outcome: string
  source: string
  campaign: string | null
  entry_path: string | null
  dead: boolean
}

/** The report's sessions and events in DuckDB, in memory and by columns, and its questions in DuckDB's words. */
export async function openDuckDb(db: Database, { from, to }: ReportPeriod) {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const { recent, past } = boardDays({ from, to })
  const gapFrom = addDays(to, 1 - gapDays)
  await connection.run(`CREATE TABLE session (started_at TIMESTAMP, duration_ms BIGINT, event_count INTEGER,
    outcome VARCHAR, source VARCHAR, campaign VARCHAR, entry_path VARCHAR, dead BOOLEAN)`)
  await connection.run('CREATE TABLE event (lead_id VARCHAR, occurred_at TIMESTAMP, seq BIGINT)')

  const sessions = await connection.createAppender('session')
  let last = new Date(startOfDay(addDays(from, -7 * baselineRules.weeks), 'UTC'))
  for (let id = ''; ; ) {
    const rows = await db.query<SessionRow>(sql`
      SELECT lead_id, id, started_at, duration_ms, event_count, outcome, source, campaign, entry_path,
        event_types @> ARRAY['email_click'] AND NOT event_types @> ARRAY['page_view'] AS dead
      FROM session WHERE started_at >= ${last} AND (started_at > ${last} OR id > ${id})
      ORDER BY started_at, id LIMIT ${rowsPerPage}::integer`)
    for (const row of rows) {
      appendTime(sessions, row.started_at)
      sessions.appendBigInt(BigInt(row.duration_ms))
      sessions.appendInteger(row.event_count)
      sessions.appendVarchar(row.outcome)
      sessions.appendVarchar(row.source)
      appendText(sessions, row.campaign)
      appendText(sessions, row.entry_path)
      sessions.appendBoolean(row.dead)
      sessions.endRow()
    }
    const end = rows.at(-1)
    if (!end || rows.length < rowsPerPage) break
    last = end.started_at
    id = end.id
  }
  sessions.closeSync()

  const events = await connection.createAppender('event')
  let lastSeq = Number.MAX_SAFE_INTEGER
  let lastAt = new Date(startOfDay(addDays(to, 1), 'UTC'))
  for (;;) {
    const rows = await db.query<{ lead_id: string; occurred_at: Date; seq: number }>(sql`
      SELECT lead_id, occurred_at, seq FROM event
      WHERE occurred_at >= ${new Date(startOfDay(addDays(gapFrom, -1), 'UTC'))} AND occurred_at <= ${lastAt}
        AND (occurred_at < ${lastAt} OR seq < ${lastSeq}) AND suppressed IS NULL
      ORDER BY occurred_at DESC, seq DESC LIMIT ${rowsPerPage}::integer`)
    for (const row of rows) {
      events.appendVarchar(row.lead_id)
      appendTime(events, row.occurred_at)
      events.appendBigInt(BigInt(row.seq))
      events.endRow()
    }
    const end = rows.at(-1)
    if (!end || rows.length < rowsPerPage) break
    lastAt = end.occurred_at
    lastSeq = end.seq
  }
  events.closeSync()

  const during = (first: string) => `started_at >= '${first}' AND started_at < '${addDays(to, 1)}'`
  return {
    run: async (question: string) => (await connection.runAndReadAll(question)).getRows(),
    close: () => connection.closeSync(),
    questions(filter: SessionFilter) {
      const where = whereOf(filter)
      return {
        overTime: `SELECT date_trunc('day', started_at), count(*), count(*) FILTER (WHERE outcome = 'bounced'),
            quantile_disc(duration_ms, 0.5), quantile_disc(event_count, 0.5)
          FROM session WHERE ${during(addDays(from, -7 * baselineRules.weeks))} AND ${where} GROUP BY 1`,
        distributions: `SELECT ${binOf(
          'duration_ms',
          durationStarts.map((seconds) => seconds * 1000),
        )},
            ${binOf('event_count', eventStarts)}, count(*)
          FROM session WHERE ${during(from)} AND ${where} GROUP BY 1, 2`,
        dropped: `SELECT source, campaign, entry_path, started_at >= '${recent.from}', count(*),
            count(*) FILTER (WHERE outcome = 'bounced'),
            count(*) FILTER (WHERE duration_ms < ${boardRules.shortSeconds * 1000}), count(*) FILTER (WHERE dead)
          FROM session WHERE ${during(past.from)} AND ${where} GROUP BY 1, 2, 3, 4`,
        gap: `SELECT width, count(*) FROM (SELECT occurred_at, date_diff('millisecond',
              lag(occurred_at) OVER (PARTITION BY lead_id ORDER BY occurred_at, seq), occurred_at) // 60000 AS width
            FROM event) WHERE occurred_at >= '${gapFrom}' GROUP BY 1`,
      }
    },
  }
}

/** Only the filters that are measured. */
function whereOf({ source, campaign, entryPath }: SessionFilter): string {
  const [column, value] = source
    ? ['source', source[0]]
    : campaign
      ? ['campaign', campaign[0]]
      : entryPath
        ? ['entry_path', entryPath[0]]
        : []
  return column ? `${column} = '${value}'` : 'TRUE'
}

function binOf(column: string, starts: readonly number[]): string {
  return starts
    .slice(1)
    .map((start) => `(${column} >= ${start})::INTEGER`)
    .join(' + ')
}
