import { narrowRange } from '@/lib/filters/narrow-range'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { toPattern } from '@/lib/sessionizer/pattern'
import type { DayRange } from '@/lib/time/day-range'
import { boardRules, deadClick, errorPage } from './board-rules'
import type { Drop, RecentSums } from './types'

/** The sessions that a figure of the board counts. Pure: the page writes its links with it. */
export function dropFilter(
  filter: SessionFilter,
  { kind, value }: Pick<Drop, 'kind' | 'value'>,
  days: DayRange & { tz: string },
  figure: keyof RecentSums,
): SessionFilter {
  const own: SessionFilter = { ...filter, ...days, [kind]: [kind === 'entryPath' ? toPattern(value) : value] }
  switch (figure) {
    case 'sessions':
      return own
    case 'bounced':
      return { ...own, outcome: ['bounced'] }
    case 'short':
      return { ...own, duration: narrowRange({ max: boardRules.shortSeconds - 1 }, filter.duration) }
    case 'clicked':
      return { ...own, contains: withClick(filter.contains) }
    case 'dead':
      return { ...own, seq: deadClick }
    case 'errors':
      return { ...own, seq: errorPage }
  }
}

export function withClick(contains: SessionFilter['contains'] = []): string[] {
  return contains.includes('email_click') ? contains : [...contains, 'email_click']
}
