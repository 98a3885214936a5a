import { type Rules, type Session, type SessionEvent, sessionize, type Touch } from '@/lib/sessionizer'
import { areSame } from '../compare-sessions'

// What rules say about touches of which the times are not known.

/** The same rules, by which no pause ends a session. */
export function withoutGap(rules: Rules): Rules {
  return { ...rules, gapMs: Number.POSITIVE_INFINITY }
}

/**
 * What rules without a gap make of touches at given times. Of the session only intent, outcome and reasons mean anything.
 * @param timeAt by the place of the touch, in order
 */
export function judge(touches: readonly Touch[], rules: Rules, timeAt: (index: number) => number): Session {
  const [session] = sessionize(
    touches.map(({ type, path }, index) => toEvent(type, path, timeAt(index), index)),
    rules,
  )
  if (!session) throw new Error('Touches of a session always count')
  return session
}

/**
 * Whether two sets of rules give the same reasons, after what they made of the touches at hours far apart. Reasons may speak of
 * the time between two views: `unsure` when both do in the same words, but of other views. Whether it is the same time is
 * not known here.
 */
export function compareReasons(touches: readonly Touch[], before: Judged, after: Judged): 'same' | 'other' | 'unsure' {
  if (touches.length <= mostApart && areSame(before.session.intentReasons, after.session.intentReasons)) return 'same'
  const [was, is] = [before, after].map(({ rules }) => judge(touches, rules, () => 0).intentReasons)
  return areSame(was ?? [], is ?? []) ? 'unsure' : 'other'
}

interface Judged {
  session: Session
  rules: Rules
}

/** More touches have no place among the hours that there are. */
const mostApart = 30_000
const hourMs = 60 * 60_000

/** Hours of which no two pairs lie equally far apart (Erdős and Turán 1941): another pair of views is another time. */
export function hoursApart(count: number): (index: number) => number {
  if (count > mostApart) return (index) => index
  const prime = primeFrom(Math.max(3, count))
  return (index) => (2 * prime * index + (index ** 2 % prime)) * hourMs
}

function primeFrom(least: number): number {
  for (let number = least; ; number++) {
    let divisor = 2
    while (divisor ** 2 <= number && number % divisor !== 0) divisor++
    if (divisor ** 2 > number) return number
  }
}

function toEvent(type: string, path: string | null | undefined, occurredAt: number, seq: number): SessionEvent {
  return { id: '', leadId: '', seq, occurredAt, type, path: path ?? null, points: 0 }
}
