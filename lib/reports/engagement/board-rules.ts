import { parseSequence } from '@/lib/filters/parse-sequence'
import type { Sequence } from '@/lib/filters/sequence'

// Every threshold of the board of what dropped, in one place. docs/engagement.md explains them to readers; change both
// together. Rates are from 0 to 1.

export const boardRules = {
  /** The last days of the period, at most, are judged ... */
  recentDays: 28,
  /** ... against so many days right before them. */
  pastDays: 56,
  /** What has fewer sessions in the judged days, or fewer in those before, is not compared. */
  fewestSessions: 20,
  /** Fewer than this are marked as a small sample. */
  smallSample: 50,
  /** Sessions under so many seconds are short; single events are, too. */
  shortSeconds: 10,
  /** How many standard errors a difference must have: chance alone does that once in 2,000 comparisons. */
  standardErrors: 3.3,
  /** Decay: the share of short sessions rose by at least this. */
  decayRise: 0.15,
  /** Mismatch: the bounce rate lies at least this above what the same channels bring elsewhere. */
  mismatchExcess: 0.2,
  deadLink: {
    /** At least so many sessions saw nothing, or an error, ... */
    fewestSessions: 10,
    /** ... and at least this share of those that clicked, or of all that came for errors, ... */
    share: 0.5,
    /** ... which lies at least this above the others. Where the site's pages are not tracked, every click is "dead". */
    aboveOthers: 0.3,
  },
  mostDrops: 20,
} as const

/** A click in an email that no page view follows in its session. */
export const deadClick: Sequence = sequenceOf('email_click > !page_view')

/** Pages that say that there is no page. */
export const errorPaths = ['/404*', '*/404', '/500*', '/error*', '*/error', '*/not-found', '*/page-not-found'] as const

/** A view of one of them. */
export const errorPage: Sequence = sequenceOf(errorPaths.map((path) => `page:${path}`).join('|'))

function sequenceOf(text: string): Sequence {
  const { sequence, problem } = parseSequence(text)
  if (!sequence) throw new TypeError(problem.message)
  return sequence
}
