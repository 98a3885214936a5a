import type { PathGrouping } from '@/lib/filters/session-path'
import { type Rules, sources } from '@/lib/sessionizer'
import { LeadMarks } from '@/lib/sessions/columns/lead-marks'
import type { ColumnSessions, DayRows } from '@/lib/sessions/columns/types'
import { lastCode } from '@/lib/sessions/trail'
import { addEntries } from './entry-counts'
import { HashCounts } from './hash-counts'
import { RouteTree } from './route-tree'
import { labelsOf, type Spelling, spellTouches } from './spell-touches'
import type { Conversions } from './types'
import { type DayWalk, walkDay, wayWidth } from './walk-day'

/** What the trails of sessions say, for some goals and one way to name steps. */
export interface TrailWalk extends Conversions {
  grouping: PathGrouping
  goals: string[]
  spelling: Spelling
  /** Names of labels; elsewhere they go by their place in this list. */
  labels: string[]
  /** The ways of converting sessions; they end with the place of the goal in `goals`. */
  routes: RouteTree
  /** All ways, told apart by a hash of their labels. Marked are the converting sessions. */
  ways: HashCounts
  /** The labels of a way by its tag in `ways`. */
  labelsOf(tag: number): number[]
  entries: EntryCount[]
  /** By label: converting sessions that had it before the goal, and sessions without a goal that had it. */
  converting: Int32Array
  others: Int32Array
  /** The converting sessions, and for each the place of its goal in its trail. */
  converted: ConvertedRows[]
}

export interface ConvertedRows {
  part: DayRows
  rows: Int32Array
  goalPlaces: Int32Array
}

/** Sessions of one channel that begin with one touch. */
export interface EntryCount {
  source: string
  type: string
  path: string | null
  sessions: number
  conversions: number
  points: number
}

/** Adds walks over days up. */
export class TrailWalker {
  private readonly spelling: Spelling
  private readonly days: { part: DayRows; walk: DayWalk }[] = []
  private readonly leads = new LeadMarks()

  constructor(
    private readonly touches: ColumnSessions['touches'],
    private readonly question: { grouping: PathGrouping; goals: string[] },
    rules: Rules,
  ) {
    this.spelling = spellTouches(touches, question, rules)
  }

  add(part: DayRows): void {
    this.days.push({ part, walk: walkDay(part, this.spelling) })
    this.leads.addAll(part.day.leads, part.rows)
  }

  done(): TrailWalk {
    const { spelling, days } = this
    const { grouping, goals } = this.question
    const converted = days.map(({ part, walk }) => ({ part, rows: walk.converted, goalPlaces: walk.goalPlaces }))
    const tags = tagsOf(days)
    return {
      ...{ grouping, goals, spelling, labels: spelling.labels, converted },
      ...countLabels(days, spelling.labels.length),
      sessions: days.reduce((sum, { part }) => sum + part.rows.length, 0),
      conversions: converted.reduce((sum, { rows }) => sum + rows.length, 0),
      leads: this.leads.count,
      convertingLeads: countLeads(converted),
      routes: growRoutes(converted, spelling, goals.length),
      ways: addWays(days, tags),
      labelsOf(tag) {
        const index = tags.findLastIndex((first) => first <= tag)
        const day = days[index]?.part.day
        return day ? labelsOf(touchesAt(day, tag - (tags[index] ?? 0)), spelling) : []
      },
      entries: namedEntries(days, this.touches),
    }
  }
}

interface WalkedDay {
  part: DayRows
  walk: DayWalk
}

/** For each day: the tag of its first row. */
function tagsOf(days: readonly WalkedDay[]): number[] {
  let next = 0
  return days.map(({ part }) => {
    const first = next
    next += part.day.size
    return first
  })
}

function addWays(days: readonly WalkedDay[], tags: readonly number[]): HashCounts {
  const ways = new HashCounts(days.reduce((sum, { walk }) => sum + walk.ways.length / wayWidth, 0))
  for (const [index, { walk }] of days.entries()) {
    const list = walk.ways
    const first = tags[index] as number
    for (let at = 0; at < list.length; at += wayWidth) {
      const tag = first + (list[at + 2] as number)
      ways.add(list[at] as number, list[at + 1] as number, tag, list[at + 4] as number, list[at + 3] as number)
    }
  }
  return ways
}

function namedEntries(days: readonly WalkedDay[], known: ColumnSessions['touches']): EntryCount[] {
  const byCode = new Map(known.map((touch) => [Math.min(touch.code, lastCode), touch]))
  const { channels, codes, sessions, conversions, points } = addEntries(days.map(({ walk }) => walk.entries))
  return Array.from(codes, (code, at): EntryCount => {
    const { type, path } = byCode.get(code) ?? { type: '', path: null }
    return {
      type,
      path,
      source: sources[channels[at] ?? 0] ?? '',
      sessions: sessions[at] ?? 0,
      conversions: conversions[at] ?? 0,
      points: points[at] ?? 0,
    }
  })
}

function countLabels(days: readonly WalkedDay[], size: number): Pick<TrailWalk, 'converting' | 'others'> {
  const [converting, others] = [new Int32Array(size), new Int32Array(size)]
  for (const { walk } of days) {
    const list = walk.labels
    for (let at = 0; at < list.length; at += 3) {
      const label = list[at] as number
      converting[label] = (converting[label] as number) + (list[at + 1] as number)
      others[label] = (others[label] as number) + (list[at + 2] as number)
    }
  }
  return { converting, others }
}

function countLeads(converted: readonly ConvertedRows[]): number {
  const leads = new LeadMarks()
  for (const { part, rows } of converted) leads.addAll(part.day.leads, rows)
  return leads.count
}

function growRoutes(converted: readonly ConvertedRows[], spelling: Spelling, goals: number): RouteTree {
  const routes = new RouteTree(goals)
  for (const { part, rows, goalPlaces } of converted) {
    const { touches, touchStarts } = part.day
    for (const [index, row] of rows.entries()) {
      const start = touchStarts[row] ?? 0
      const goalAt = start + (goalPlaces[index] ?? 0)
      const way = labelsOf(touches.subarray(start, goalAt), spelling)
      const node = way.reduce((from, label) => routes.child(from, label), RouteTree.root)
      routes.count(node, (spelling.goalAt[touches[goalAt] ?? 0] ?? 1) - 1)
    }
  }
  return routes
}

function touchesAt({ touches, touchStarts }: DayRows['day'], row: number): Int32Array {
  return touches.subarray(touchStarts[row], touchStarts[row + 1])
}
