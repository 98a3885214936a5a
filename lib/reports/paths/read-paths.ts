import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { reaching } from '@/lib/filters/narrow-filter'
import { periodOf } from '@/lib/sessions/filter-period'
import { sessionWhere } from '@/lib/sessions/session-where'
import { readTouches } from '@/lib/sessions/touch-table'
import { readWorkspace } from '@/lib/settings/workspace'
import { drawFlow } from './draw-flow'
import { listBreakdowns } from './list-breakdowns'
import { listContent } from './list-content'
import { listSequences } from './list-sequences'
import type { PathsQuestion } from './paths-question'
import { readAcrossSessions } from './read-across-sessions'
import { readGoalTimes } from './read-goal-times'
import { readHeadline } from './read-headline'
import { readTrails } from './read-trails'
import { routeKey } from './route-key'
import type { AcrossSessions, Breakdowns, Content, Flow, GoalTimes, Headline, Sequences } from './types'
import { walkTrails } from './walk-trails'

/** Each part of the report by itself, so that none waits for another one on its way to the screen. */
export interface PathsReport {
  headline: Promise<Headline>
  breakdowns: Promise<Breakdowns>
  flow: Promise<Flow>
  sequences: Promise<Sequences>
  goalTimes: Promise<GoalTimes>
  content: Promise<Content>
  across: Promise<AcrossSessions | null>
}

/**
 * How the sessions under a filter convert, which ways they go, and what sets them apart from the others. One pass over
 * their trails answers for entries, flow, sequences and content.
 */
export function readPaths(question: PathsQuestion, nowMs: number, db: Database = database()): PathsReport {
  const { filter } = question
  const asked = ask(question, nowMs, db)
  const headline = asked.then(({ clock }) => readHeadline(question, clock, db))
  const walk = asked.then(async ({ where, rules }) => {
    const groups = await readTrails(where, periodOf(filter), db)
    return walkTrails(groups, await readTouches(db), question, rules)
  })
  const sequences = walk.then((trails) => listSequences(trails, filter))
  const goalTimes = Promise.all([asked, sequences]).then(async ([{ clock, rules }, { rows }]) => {
    const routes = new Set(rows.map(({ labels }) => routeKey(labels)))
    const reached = await sessionWhere(reaching(filter, question.goals), clock, db)
    return readGoalTimes(question, routes, reached, rules, db)
  })
  const report: PathsReport = {
    headline,
    breakdowns: walk.then((trails) => listBreakdowns(trails, filter)),
    flow: walk.then((trails) => drawFlow(trails, question, filter)),
    sequences,
    content: walk.then((trails) => listContent(trails, filter)),
    goalTimes,
    across: walk.then(() => asked).then(({ clock }) => readAcrossSessions(question, clock, db)),
  }
  // Whoever shows a part sees its failure. Where nobody does, Node would take it for unhandled.
  for (const part of Object.values(report)) part.catch(() => undefined)
  return report
}

async function ask({ filter }: PathsQuestion, nowMs: number, db: Database) {
  const { rules } = await readWorkspace(db)
  const clock = { nowMs, gapMs: rules.gapMs }
  return { rules, clock, where: await sessionWhere(filter, clock, db) }
}
