// How one event is seen: whether it counts, and what it is called.
import { compileRules } from './compile-rules'
import type { ContentCategory, Rules, SessionEvent } from './types'

type Typed = Pick<SessionEvent, 'type'>
type Suppressible = Pick<SessionEvent, 'type' | 'suppressed'>

/**
 * Why an event does not count: the kinds of noise that it was recognised as and that the rules leave out (`bot,burst`),
 * else `passive` by its type; null when it counts. Such events are kept and shown, but never start, extend or fill a
 * session.
 */
export function suppressionReason(event: Suppressible, rules: Rules): string | null {
  const { noiseOf, typeFacts } = compileRules(rules)
  const noise = event.suppressed ? noiseOf(event.suppressed) : ''
  if (noise !== '') return noise
  return typeFacts(event.type).isPassive ? 'passive' : null
}

/** Whether an event is the lead's own activity. */
export function isCounted(event: Suppressible, rules: Rules): boolean {
  return suppressionReason(event, rules) === null
}

/** The category of a page by its path; null when no pattern of the rules fits. */
export function categoryOf(path: string, rules: Rules): ContentCategory | null {
  return compileRules(rules).pageFacts(path).category
}

/**
 * What an event is called among a session's steps: a page view by its category, else its path; anything else by its type.
 * @example touchLabel({ type: 'page_view', path: '/pricing' }, defaultRules) // 'Pricing'
 */
export function touchLabel(event: Typed & Pick<SessionEvent, 'path'>, rules: Rules): string {
  const { typeFacts, pageFacts } = compileRules(rules)
  const facts = typeFacts(event.type)
  return facts.isPageView && event.path ? pageFacts(event.path).label : facts.label
}
