import type { PathGrouping } from '@/lib/filters/session-path'
import type { Rules } from '@/lib/sessionizer'
import { type CodedTouch, pointOf } from '@/lib/sessions/trail'
import { ChannelNames } from './channel-names'
import { EntryCounts } from './entry-counts'
import { HashCounts } from './hash-counts'
import { addLead, addLeads, toLeadIds } from './lead-ids'
import type { TrailText } from './read-trails'
import { RouteTree } from './route-tree'
import { behindAscii, labelsFrom, type Spelling, spellTouches, unknown } from './spell-touches'
import { isHigh, pairOf, toUnits } from './text-units'
import type { Conversions } from './types'

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

const [minus, zero, nine] = [45, 48, 57]

/** Walks trails as they come in, and counts. */
export class TrailWalker {
  /** A character was no known touch: of a page that came after the touches were read. */
  isLost = false
  private readonly spelling: Spelling
  private readonly channels = new ChannelNames()
  private readonly entries = new EntryCounts()
  private readonly routes: RouteTree
  private readonly ways = new HashCounts()
  private readonly leads = new HashCounts()
  private readonly convertingLeads = new HashCounts()
  private readonly converting: Int32Array
  private readonly others: Int32Array
  /** The texts so far, and where each begins when they are put one behind the other. */
  private readonly texts: { text: Uint16Array; start: number }[] = []
  private length = 0
  private conversions = 0
  private sessions = 0
  /** By label: the last session that had it. */
  private readonly seenIn: Int32Array

  constructor(
    private readonly touches: readonly CodedTouch[],
    private readonly question: { grouping: PathGrouping; goals: string[] },
    rules: Rules,
  ) {
    this.spelling = spellTouches(touches, question, rules)
    const count = this.spelling.labels.length
    this.routes = new RouteTree(question.goals.length)
    this.converting = new Int32Array(count)
    this.others = new Int32Array(count)
    this.seenIn = new Int32Array(count)
  }

  /**
   * This runs through ten million letters. Whatever it needs often stands in a variable, and it never reads beyond the end
   * of a text or list, which would make every reading several times as slow.
   */
  add({ sessions, leads }: TrailText): void {
    const text = toUnits(sessions ?? '')
    const ids = toLeadIds(leads ?? '')
    const { channels, entries, ways, seenIn } = this
    const { labelAt, goalAt } = this.spelling
    const { length } = text
    const known = goalAt.length
    let steps = new Int32Array(64)
    for (let at = 0, lead = 0; at < length; lead++) {
      let sign = text[at] as number
      const isNegative = sign === minus
      if (isNegative) sign = text[++at] as number
      let points = 0
      for (; sign <= nine && sign >= zero; sign = text[++at] as number) points = points * 10 + sign - zero
      let state = 0
      for (; sign < behindAscii; sign = text[++at] as number) state = channels.step(state, sign)

      const session = ++this.sessions
      const start = at
      const entry = isHigh(text[at] as number)
        ? pairOf(text[at] as number, text[at + 1] as number)
        : (text[at] as number)
      let last = -1
      let count = 0
      let end = 0
      let high = 1
      let low = 1
      for (; at < length; at++) {
        let point = text[at] as number
        if (point < behindAscii) break
        if (end > 0) continue
        if (isHigh(point)) point = pairOf(point, text[++at] as number)
        const goal = point < known ? (goalAt[point] as number) : unknown
        if (goal > 0) {
          end = goal
          continue
        }
        if (goal === unknown) this.isLost = true
        const label = point < known ? (labelAt[point] as number) : 0
        if (label === last) continue
        last = label
        if (count === steps.length) steps = doubled(steps)
        steps[count++] = label
        high = Math.imul(high ^ (label + 1), 0x9e3779b1)
        high ^= high >>> 15
        low = Math.imul((low ^ (low >>> 13)) + label + 1, 0xc2b2ae35)
      }

      const isConverting = end > 0
      const counts = isConverting ? this.converting : this.others
      for (let index = 0; index < count; index++) {
        const label = steps[index] as number
        if (seenIn[label] === session) continue
        seenIn[label] = session
        ;(counts[label] as number)++
      }
      ways.add(Math.imul(high, 0x85ebca6b), low ^ (low >>> 16), this.length + start, isConverting)
      entries.add(channels.at(state), entry, isNegative ? -points : points, isConverting)
      if (!isConverting) continue
      this.conversions++
      addLead(this.convertingLeads, ids, lead)
      let node = RouteTree.root
      for (let index = 0; index < count; index++) node = this.routes.child(node, steps[index] as number)
      this.routes.count(node, end - 1)
    }
    addLeads(this.leads, ids)
    this.texts.push({ text, start: this.length })
    this.length += length
  }

  done(): TrailWalk {
    const { spelling, routes, ways, converting, others, conversions, sessions, texts } = this
    const { grouping, goals } = this.question
    const byPoint = new Map(this.touches.map((touch) => [pointOf(touch.code), touch]))
    return {
      ...{
        grouping,
        goals,
        spelling,
        labels: spelling.labels,
        routes,
        ways,
        converting,
        others,
        conversions,
        sessions,
      },
      leads: this.leads.countDistinct(),
      convertingLeads: this.convertingLeads.countDistinct(),
      labelsOf(tag) {
        const { text, start } = texts.findLast(({ start }) => start <= tag) ?? { text: toUnits(''), start: 0 }
        return labelsFrom(text, tag - start, spelling)
      },
      entries: this.entries.list().map(({ channel, point, ...sums }): EntryCount => {
        const { type, path } = byPoint.get(point) ?? { type: '', path: null }
        return { source: this.channels.names[channel] ?? '', type, path, ...sums }
      }),
    }
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}
