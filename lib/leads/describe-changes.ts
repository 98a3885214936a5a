import { formatSilence } from '@/lib/time/format'

/** A silence to speak of. */
const longMs = 14 * 86_400_000

/** What the sentences are made of. Times in ms. */
export interface VisitFacts {
  nowMs: number
  /** Sessions that started in the last 7 days. */
  lastWeek: number
  /** Sessions that started in the 30 days before those. */
  monthBefore: number
  /** With the reasons for its intent. */
  newest: { startedAt: number; endedAt: number; reasons: readonly string[] } | null
  /** End of the session before the newest; null when there is none. */
  previousEndedAt: number | null
  /** What the newest session touched for the first time. */
  newSteps: string[]
}

/** Sentences for a sales rep, the most telling first; none for a lead without sessions. */
export function describeChanges(facts: VisitFacts): string[] {
  const { newest, previousEndedAt, newSteps } = facts
  if (!newest) return []
  const sentences = [describePace(facts, newest.endedAt)]
  const silenceMs = previousEndedAt === null ? 0 : newest.startedAt - previousEndedAt
  if (previousEndedAt === null) sentences.push('It is the first session.')
  else if (silenceMs >= longMs) sentences.push(`Came back after ${formatSilence(silenceMs)} of silence.`)
  sentences.push(`Latest session: ${newest.reasons.join(' ')}`)
  if (newSteps.length > 0) sentences.push(`New in the latest session: ${listSome(newSteps)}.`)
  return sentences
}

/** How busy the lead is. A silence that lasts says itself that there was no session lately. */
function describePace({ nowMs, lastWeek, monthBefore }: VisitFacts, lastActiveAt: number): string {
  const quietMs = nowMs - lastActiveAt
  if (lastWeek === 0 && quietMs >= longMs) {
    const before = monthBefore === 0 ? '' : `, after ${inWords(monthBefore, 'session')} in the weeks before`
    return `Quiet for ${formatSilence(quietMs)} now${before}.`
  }
  return `${inWords(lastWeek, 'session')} in the last 7 days, ${monthBefore === 0 ? 'none' : monthBefore.toLocaleString('en')} in the 30 days before.`
}

function inWords(count: number, noun: string): string {
  if (count === 0) return `No ${noun}`
  return `${count.toLocaleString('en')} ${count === 1 ? noun : `${noun}s`}`
}

const mostSteps = 4

function listSome(steps: string[]): string {
  const more = steps.length - mostSteps
  return more > 0 ? `${steps.slice(0, mostSteps).join(', ')} and ${more} more` : steps.join(', ')
}
