import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import type { Rules } from '@/lib/sessionizer'
import { inTurns } from '@/lib/sessions/columns/in-turns'
import { readSessions } from '@/lib/sessions/columns/read-sessions'
import type { ColumnSessions } from '@/lib/sessions/columns/types'
import { readWorkspace } from '@/lib/settings/workspace'
import { drawFlow } from './draw-flow'
import { listBreakdowns } from './list-breakdowns'
import { listContent } from './list-content'
import { listSequences } from './list-sequences'
import { medianGoalTimes } from './median-goal-times'
import type { PathsQuestion } from './paths-question'
import { readAcrossSessions } from './read-across-sessions'
import { readGoalTimes } from './read-goal-times'
import { readPrevious, toHeadline } from './read-headline'
import type { AcrossSessions, Breakdowns, Content, Flow, GoalTimes, Headline, Sequences } from './types'
import { type TrailWalk, TrailWalker } from './walk-trails'

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
 * How the sessions under a filter convert, which ways they go, and what sets them apart from the others. One walk over
 * them answers for all but the period before, the times, and the other sessions of their leads.
 */
export function readPaths(question: PathsQuestion, nowMs: number, db: Database = database()): PathsReport {
  const { filter, goals } = question
  const asked = ask(question, nowMs, db)
  const walk = asked.then(({ sessions, rules }) => walkAll(question, sessions, rules))
  const times = Promise.all([asked, walk]).then(([{ rules, sessions }, { converted }]) =>
    readGoalTimes(converted, goals, rules, sessions.numbers, db),
  )
  const previous = Promise.all([asked, walk]).then(([{ clock }]) => readPrevious(question, clock, db))
  const sequences = walk.then((trails) => listSequences(trails, filter))
  const report: PathsReport = {
    headline: Promise.all([walk, previous]).then(([current, before]) => toHeadline(question, current, before)),
    breakdowns: walk.then((trails) => listBreakdowns(trails, filter)),
    flow: walk.then((trails) => drawFlow(trails, question, filter)),
    sequences,
    content: walk.then((trails) => listContent(trails, filter)),
    goalTimes: Promise.all([walk, sequences, times]).then(([trails, { rows }, ofDays]) =>
      medianGoalTimes(ofDays, trails, rows),
    ),
    across: Promise.all([asked, walk]).then(([{ sessions }, { converted }]) =>
      readAcrossSessions(question, converted, sessions.numbers, db),
    ),
  }
  // Whoever shows a part sees its failure. Where nobody does, Node would take it for unhandled.
  for (const part of Object.values(report)) part.catch(() => undefined)
  return report
}

async function ask({ filter }: PathsQuestion, nowMs: number, db: Database) {
  const { rules } = await readWorkspace(db)
  const clock = { nowMs, gapMs: rules.gapMs }
  return { rules, clock, sessions: await readSessions(filter, clock, db) }
}

async function walkAll(question: PathsQuestion, { parts, touches }: ColumnSessions, rules: Rules): Promise<TrailWalk> {
  const walker = new TrailWalker(touches, question, rules)
  for await (const part of inTurns(parts)) walker.add(part)
  return walker.done()
}
