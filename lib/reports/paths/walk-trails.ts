import { type PathGrouping, pathLabel } from '@/lib/filters/session-path'
import type { Rules } from '@/lib/sessionizer'
import { type CodedTouch, pointOf } from '@/lib/sessions/trail'
import type { TrailGroup } from './read-trails'
import { RouteTree } from './route-tree'

/** What the trails of sessions say, for some goals and one way to name steps. */
export interface TrailWalk {
  grouping: PathGrouping
  goals: string[]
  /** Names of labels; elsewhere they go by their place in this list. */
  labels: string[]
  /** Ends are 0 for no goal, and 1 + the place of the goal in `goals`. */
  routes: RouteTree
  entries: EntryCount[]
  /** By label: converting sessions that had it before the goal, and sessions without a goal that had it. */
  converting: Int32Array
  others: Int32Array
  /** Sessions in all. */
  conversions: number
  sessions: number
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

/** @param touches all that occur in the trails: to be read after them */
export function walkTrails(
  groups: readonly TrailGroup[],
  touches: readonly CodedTouch[],
  { grouping, goals }: { grouping: PathGrouping; goals: string[] },
  rules: Rules,
): TrailWalk {
  const spelling = spell(touches, grouping, goals, rules)
  const walk = new Walk(spelling, goals.length)
  const byPoint = new Map(touches.map((touch) => [pointOf(touch.code), touch]))
  const entries = groups.map(({ source, entry, sessions, points, trails }) => {
    const { type, path } = byPoint.get(entry.codePointAt(0) ?? 0) ?? { type: '', path: null }
    return { source, type, path, sessions, points, conversions: walk.add(trails) }
  })
  const { routes, converting, others, conversions, sessions } = walk
  return { grouping, goals, labels: spelling.labels, routes, entries, converting, others, conversions, sessions }
}

/** What each character means. */
interface Spelling {
  labels: string[]
  /** By code point: the place of its label. */
  labelAt: Int32Array
  /** By code point: 1 + the place of its goal, 0 for none. */
  goalAt: Uint8Array
}

function spell(touches: readonly CodedTouch[], grouping: PathGrouping, goals: string[], rules: Rules): Spelling {
  const size = touches.reduce((most, { code }) => Math.max(most, pointOf(code) + 1), 1)
  const [labelAt, goalAt] = [new Int32Array(size), new Uint8Array(size)]
  const places = new Map<string, number>()
  for (const touch of touches) {
    const point = pointOf(touch.code)
    goalAt[point] = goals.indexOf(touch.type) + 1
    const label = pathLabel(touch, grouping, rules)
    const place = places.get(label) ?? places.size
    places.set(label, place)
    labelAt[point] = place
  }
  return { labels: [...places.keys()], labelAt, goalAt }
}

const newline = 10

class Walk {
  readonly routes: RouteTree
  readonly converting: Int32Array
  readonly others: Int32Array
  conversions = 0
  sessions = 0
  /** By label: the last session that had it. */
  private readonly seenIn: Int32Array
  /** The labels of the session being walked. */
  private readonly distinct: Int32Array

  constructor(
    private readonly spelling: Spelling,
    goals: number,
  ) {
    const count = spelling.labels.length
    this.routes = new RouteTree(goals + 1)
    this.converting = new Int32Array(count)
    this.others = new Int32Array(count)
    this.seenIn = new Int32Array(count)
    this.distinct = new Int32Array(count)
  }

  /** Walks trails with newlines between them; how many of them reach a goal. */
  add(trails: string): number {
    const before = this.conversions
    for (let at = 0; at < trails.length; ) at = this.walk(trails, at)
    return this.conversions - before
  }

  /** Walks one trail; where the next one begins. */
  private walk(trails: string, start: number): number {
    const { labelAt, goalAt } = this.spelling
    const session = ++this.sessions
    let [node, last, count, at] = [RouteTree.root, -1, 0, start]
    for (; at < trails.length; at++) {
      let point = trails.charCodeAt(at)
      if (point === newline) break
      if ((point & 0xfc00) === 0xd800) point = trails.codePointAt(at++) ?? point
      const goal = goalAt[point] ?? 0
      if (goal > 0) {
        this.finish(node, goal, count)
        const end = trails.indexOf('\n', at)
        return end < 0 ? trails.length : end + 1
      }
      const label = labelAt[point] ?? 0
      if (label === last) continue
      last = label
      node = this.routes.child(node, label)
      if (this.seenIn[label] === session) continue
      this.seenIn[label] = session
      this.distinct[count++] = label
    }
    this.finish(node, 0, count)
    return at + 1
  }

  private finish(node: number, end: number, count: number): void {
    this.routes.count(node, end)
    if (end > 0) this.conversions++
    const counts = end > 0 ? this.converting : this.others
    for (let index = 0; index < count; index++) {
      const label = this.distinct[index] ?? 0
      counts[label] = (counts[label] ?? 0) + 1
    }
  }
}
