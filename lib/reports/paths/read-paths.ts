import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { reaching } from '@/lib/filters/narrow-filter'
import { sessionWhere } from '@/lib/sessions/session-where'
import { readTouches } from '@/lib/sessions/touch-table'
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
import { isByTime } from './read-stretches'
import { readTrails, type TrailText } from './read-trails'
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
 * How the sessions under a filter convert, which ways they go, and what sets them apart from the others. One pass over
 * them answers for all but the period before, the times, and the other sessions of their leads; these are read after it.
 */
export function readPaths(question: PathsQuestion, nowMs: number, db: Database = database()): PathsReport {
  const { filter } = question
  const asked = ask(question, nowMs, db)
  const trails = asked.then(({ where }) => ({ texts: readTrails(filter, where, db) }))
  // A pass over all sessions comes first. Where it meets few, nothing need wait for it.
  const isRead = isByTime(filter) ? trails.then(({ texts }) => Promise.all(texts)).then(() => asked) : asked
  const walk = trails.then(({ texts }) => walkAll(question, texts, asked, db))
  const previous = isRead.then(({ clock }) => readPrevious(question, clock, db))
  const times = isRead.then(async ({ clock, rules, touches }) => {
    const reached = await sessionWhere(reaching(filter, question.goals), clock, db)
    return readGoalTimes(question.goals, reached, touches, rules, db)
  })
  const sequences = walk.then((trails) => listSequences(trails, filter))
  const report: PathsReport = {
    headline: Promise.all([walk, previous]).then(([current, before]) => toHeadline(question, current, before)),
    breakdowns: walk.then((trails) => listBreakdowns(trails, filter)),
    flow: walk.then((trails) => drawFlow(trails, question, filter)),
    sequences,
    content: walk.then((trails) => listContent(trails, filter)),
    goalTimes: Promise.all([walk, sequences, times]).then(([trails, { rows }, text]) =>
      medianGoalTimes(text, trails, rows),
    ),
    across: isRead.then(({ clock }) => readAcrossSessions(question, clock, db)),
  }
  // Whoever shows a part sees its failure. Where nobody does, Node would take it for unhandled.
  for (const part of Object.values(report)) part.catch(() => undefined)
  return report
}

async function ask({ filter }: PathsQuestion, nowMs: number, db: Database) {
  const { rules } = await readWorkspace(db)
  const clock = { nowMs, gapMs: rules.gapMs }
  const [where, touches] = await Promise.all([sessionWhere(filter, clock, db), readTouches(db)])
  return { rules, clock, where, touches }
}

/** Walks each text while the database reads the next ones. */
async function walkAll(
  question: PathsQuestion,
  texts: readonly Promise<TrailText>[],
  asked: ReturnType<typeof ask>,
  db: Database,
): Promise<TrailWalk> {
  const { touches, rules } = await asked
  const walker = new TrailWalker(touches, question, rules)
  for (const text of texts) walker.add(await text)
  if (!walker.isLost) return walker.done()
  // A page that nobody had seen before came meanwhile: with all touches of today every text can be read.
  const again = new TrailWalker(await readTouches(db), question, rules)
  for (const text of texts) again.add(await text)
  return again.done()
}
