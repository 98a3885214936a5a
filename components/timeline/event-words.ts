/** `+5`, `−3`, `0`: what an event added. */
export function formatPoints(points: number): string {
  if (points === 0) return '0'
  return `${points > 0 ? '+' : '−'}${Math.abs(points).toLocaleString('en')}`
}

/** `12`, `−3`: points so far. */
export function formatTotal(points: number): string {
  return points < 0 ? `−${Math.abs(points).toLocaleString('en')}` : points.toLocaleString('en')
}

const reasons: Record<string, string> = {
  bot: 'bot',
  scanner: 'mail scanner',
  burst: 'click burst',
  passive: 'not the lead’s doing',
}

/** Why an event does not count, for people: "Not counted: bot, click burst". */
export function suppressedReason(text: string): string {
  return `Not counted: ${reasonWords(text)}`
}

/** `bot,burst` in words. */
export function reasonWords(text: string): string {
  return text
    .split(',')
    .map((reason) => (Object.hasOwn(reasons, reason) ? (reasons[reason] ?? reason) : reason))
    .join(', ')
}

/** Which scoring rule gave an event its points: "by the rule “Pricing page viewed”". Null when none did. */
export function ruleWords({ ruleId, ruleName }: { ruleId: string | null; ruleName: string | null }): string | null {
  if (ruleId === null) return null
  return ruleName === null ? 'by a scoring rule that is gone' : `by the rule “${ruleName}”`
}
