import { DuckDBInstance } from '@duckdb/node-api'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { routeOf } from '@/lib/filters/match-path'
import type { PathsQuestion } from '@/lib/reports/paths/paths-question'
import { filterBefore, periodOf } from '@/lib/sessions/filter-period'
import { readTouches } from '@/lib/sessions/touch-table'
import { trailCodes } from '@/lib/sessions/trail'
import { readWorkspace } from '@/lib/settings/workspace'
import { appendText, appendTime } from './duckdb-values'

const rowsPerPage = 100_000

interface SessionRow {
  id: string
  lead_id: string
  started_at: Date
  duration_ms: number
  points: number
  entry_type: string
  entry_path: string | null
  source: string
  trail: string
}

/**
 * The report's sessions, and those of the period before, in DuckDB: in memory, by columns, and each with its way already
 * named and shortened, which the report does while it reads. Sessions across periods are not asked for.
 */
export async function openPathsDuckDb({ filter, goals, grouping }: PathsQuestion, db: Database) {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const [{ fromMs, toMs }, before] = [periodOf(filter), filterBefore(filter)]
  const { rules } = await readWorkspace(db)
  const byCode = new Map((await readTouches(db)).map((touch) => [touch.code, touch]))
  await connection.run(`CREATE TABLE session (started_at TIMESTAMP, lead VARCHAR, source VARCHAR, entry_type VARCHAR,
    entry_path VARCHAR, points BIGINT, ms BIGINT, way VARCHAR, goal VARCHAR)`)
  const sessions = await connection.createAppender('session')
  let last = new Date((before && periodOf(before).fromMs) ?? fromMs ?? 0)
  for (let id = ''; ; ) {
    const rows = await db.query<SessionRow>(sql`
      SELECT id, lead_id, started_at, duration_ms, points, entry_type, entry_path, source, trail FROM session
      WHERE started_at >= ${last} AND (started_at > ${last} OR id > ${id}) AND started_at < ${new Date(toMs ?? 0)}
      ORDER BY started_at, id LIMIT ${rowsPerPage}::integer`)
    for (const row of rows) {
      const touches = [...trailCodes(row.trail)].map((code) => byCode.get(code) ?? { type: '' })
      const { labels, goal } = routeOf(touches, grouping, goals, rules)
      appendTime(sessions, row.started_at)
      for (const text of [row.lead_id, row.source, row.entry_type]) sessions.appendVarchar(text)
      appendText(sessions, row.entry_path)
      sessions.appendBigInt(BigInt(row.points))
      sessions.appendBigInt(BigInt(row.duration_ms))
      sessions.appendVarchar(labels.join('>'))
      appendText(sessions, goal)
      sessions.endRow()
    }
    const end = rows.at(-1)
    if (!end || rows.length < rowsPerPage) break
    last = end.started_at
    id = end.id
  }
  sessions.closeSync()

  const border = new Date(fromMs ?? 0).toISOString().replace('Z', '')
  return {
    run: async (question: string) => (await connection.runAndReadAll(question)).getRows(),
    close: () => connection.closeSync(),
    questions(where: string): Partial<Record<string, string[]>> {
      const within = `started_at >= '${border}' AND ${where}`
      return {
        headline: [within, `started_at < '${border}' AND ${where}`].map(
          (
            period,
          ) => `SELECT count(*), count(DISTINCT lead), count(goal), count(DISTINCT lead) FILTER (goal IS NOT NULL)
            FROM session WHERE ${period}`,
        ),
        breakdowns: [
          `SELECT source, entry_type, entry_path, count(*), count(goal), sum(points) FROM session
            WHERE ${within} GROUP BY ALL`,
        ],
        flow: [`SELECT way, goal, count(*) FROM session WHERE ${within} AND goal IS NOT NULL GROUP BY ALL`],
        sequences: ['goals', 'sessions'].map(
          (order) => `SELECT *, count(*) OVER () FROM (SELECT way, count(*) AS sessions, count(goal) AS goals
            FROM session WHERE ${within} GROUP BY way) ORDER BY ${order} DESC LIMIT 100`,
        ),
        content: [
          `SELECT label, count(goal), count(*) FROM (SELECT goal, unnest(list_distinct(string_split(way, '>'))) AS label
            FROM session WHERE ${within}) GROUP BY label`,
        ],
        goalTimes: [
          `SELECT way, quantile_disc(ms, 0.5) FROM session WHERE ${within} AND goal IS NOT NULL GROUP BY way`,
        ],
      }
    },
  }
}
