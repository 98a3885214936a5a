import type { Queryable } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import { pageViewType } from '@/lib/sessionizer'
import { areTouchesTold, codeSql } from '@/lib/sessions/entry-touch'
import { hasStaleLeads } from '@/lib/sessions/has-stale-leads'
import { toLike } from '@/lib/sessions/path-pattern'
import { sessionWhere } from '@/lib/sessions/session-where'
import type { Workspace } from '@/lib/settings/workspace'
import { boardRules, deadClick, errorPaths } from './board-rules'
import { withClick } from './drop-filter'
import type { Cell } from './find-drops'

// The index by start holds what is counted here, so that of the sessions only those with error pages are looked at.

interface BoardScope {
  /** The sessions of the judged days, and of those before. */
  recent: Sql
  past: Sql
  looksForDeadLinks: boolean
}

/**
 * The sessions by channel, campaign and entry page. What a link led to is only asked of the judged days. Pages that are
 * too rare there to be judged are `rarePages` together: most pages are, and reading them would take longer than counting.
 */
export async function readCells(scope: BoardScope, workspace: Workspace, db: Queryable): Promise<Cell[]> {
  const [cells, errors] = await Promise.all([
    countCells(scope, await placesOf(db), await linksOf(workspace, scope.looksForDeadLinks, db), db),
    scope.looksForDeadLinks ? countErrors(scope.recent, db) : [],
  ])
  for (const cell of errors) cells.push({ ...none, ...cell, isRecent: true })
  return cells
}

const none = { sessions: 0, bounced: 0, short: 0, clicked: 0, dead: 0 }

/** How sessions tell their entry pages: by the characters of their first events while all touches have their own. */
async function placesOf(db: Queryable): Promise<{ entry: Sql; path: Sql; touches: Sql }> {
  if (!(await areTouchesTold(db))) return { entry: sql`entry_path`, path: sql`entry`, touches: sql`` }
  const touches = sql`LEFT JOIN touch ON touch.code = ${codeSql(sql`entry`)}`
  return { entry: sql`entry_touch`, path: sql`nullif(touch.path, '')`, touches }
}

/** While the background makes sessions anew, some may come from before it was kept where their clicks led. */
async function linksOf({ rules, rulesVersion }: Workspace, looksForDeadLinks: boolean, db: Queryable) {
  const clicked = sql`click_led IS NOT NULL`
  const dead = looksForDeadLinks ? sql`click_led IS FALSE` : sql`FALSE`
  if (!(await hasStaleLeads(rulesVersion, db))) return { clicked, dead }
  const clock = { nowMs: 0, gapMs: rules.gapMs }
  const told = async (filter: Parameters<typeof sessionWhere>[0], kept: Sql) =>
    sql`CASE WHEN pauses IS NULL THEN ${await sessionWhere(filter, clock, db)} ELSE ${kept} END`
  return {
    clicked: await told({ contains: withClick() }, clicked),
    dead: looksForDeadLinks ? await told({ seq: deadClick }, dead) : dead,
  }
}

function countCells(
  { recent, past }: BoardScope,
  { entry, path, touches }: Awaited<ReturnType<typeof placesOf>>,
  { clicked, dead }: Record<'clicked' | 'dead', Sql>,
  db: Queryable,
): Promise<Cell[]> {
  const sums = sql`source, campaign, ${entry} AS entry, count(*)::integer AS sessions,
    (count(*) FILTER (WHERE outcome = 'bounced'))::integer AS bounced,
    (count(*) FILTER (WHERE duration_ms < ${boardRules.shortSeconds * 1000}::bigint))::integer AS short`
  return db.query(sql`
    WITH counted AS (
      SELECT TRUE AS recent, ${sums}, (count(*) FILTER (WHERE ${clicked}))::integer AS clicked,
        (count(*) FILTER (WHERE ${dead}))::integer AS dead
      FROM session WHERE ${recent} GROUP BY source, campaign, ${entry}
      UNION ALL SELECT FALSE, ${sums}, 0, 0 FROM session WHERE ${past} GROUP BY source, campaign, ${entry}
    ), cell AS MATERIALIZED (
      SELECT counted.*, ${path} AS path FROM counted ${touches}
    ), page AS (
      SELECT path AS common FROM cell WHERE recent GROUP BY path HAVING sum(sessions) >= ${boardRules.fewestSessions}::integer
    )
    SELECT source, campaign, CASE WHEN path LIKE '%*%' THEN path ELSE coalesce(common, left(path, 0)) END AS "entryPath",
      recent AS "isRecent", sum(sessions) AS sessions, sum(bounced) AS bounced, sum(short) AS short,
      sum(clicked) AS clicked, sum(dead) AS dead, 0 AS errors
    FROM cell LEFT JOIN page ON common = path GROUP BY 1, 2, 3, 4`)
}

/** Views of error pages by cell. The pages are found first: there are few, if any. */
async function countErrors(
  where: Sql,
  db: Queryable,
): Promise<Pick<Cell, 'source' | 'campaign' | 'entryPath' | 'errors'>[]> {
  const pages = await db.query<{ path: string }>(sql`
    SELECT path FROM touch WHERE type = ${pageViewType} AND path LIKE ANY(${errorPaths.map(toLike)}::text[])`)
  if (pages.length === 0) return []
  return db.query(sql`
    SELECT source, campaign, entry_path AS "entryPath", count(*) AS errors
    FROM session WHERE ${where} AND paths && ${pages.map(({ path }) => path)}::text[] GROUP BY 1, 2, 3`)
}
