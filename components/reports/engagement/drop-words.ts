import { boardRules } from '@/lib/reports/engagement/board-rules'
import type { Drop, DropCause, DropKind } from '@/lib/reports/engagement/types'

// The board's drops in words.

export const kindLabels: Record<DropKind, string> = { campaign: 'Campaign', entryPath: 'Entry page', source: 'Channel' }

export const causeLabels: Record<DropCause, string> = { 'dead-link': 'Dead link', decay: 'Decay', mismatch: 'Mismatch' }

/** What it lost, in one line. */
export function lossOf({ cause, affected, deadBy }: Drop): string {
  const count = affected.toLocaleString('en')
  if (cause === 'dead-link')
    return deadBy === 'clicks' ? `${count} clicked and saw no page` : `${count} saw an error page`
  if (cause === 'decay') return `About ${count} more short sessions than before`
  return `About ${count} more bounces than elsewhere`
}

/** Why the cause is likely, in a sentence, from the figures beside it. */
export function reasonOf(drop: Drop): string {
  const { cause, recent, past, peerBounceRate, peerDeadShare, deadBy } = drop
  const share = (part: number, whole: number) => percent(part / whole)
  if (cause === 'dead-link') {
    const [lost, of, what] =
      deadBy === 'clicks'
        ? [recent.dead, recent.clicked, 'of the sessions with a click in the email have no page view after it']
        : [recent.errors, recent.sessions, 'of the sessions saw an error page']
    const others = peerDeadShare === null ? '' : `; of the others ${percent(peerDeadShare)}`
    return `${share(lost, of)} ${what}${others}. The link is probably broken, or leads past the tracked site.`
  }
  if (cause === 'decay') {
    return `${share(recent.short, recent.sessions)} of the sessions last under ${boardRules.shortSeconds} seconds, in the weeks before it was ${share(past.short, past.sessions)}. Something changed: the page, or who comes.`
  }
  return `${share(recent.bounced, recent.sessions)} bounce; what the same channels bring elsewhere bounces at ${percent(peerBounceRate ?? 0)}. What promised the page and what it holds do not match.`
}

/** @example percent(0.081) // '8%' */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}
