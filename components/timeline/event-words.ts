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
  bot: 'Not counted: bot',
  scanner: 'Not counted: mail scanner',
  passive: 'Not counted: not the lead’s doing',
}

/** Why an event does not count, for people. */
export function suppressedReason(reason: string): string {
  return Object.hasOwn(reasons, reason) ? (reasons[reason] ?? reason) : `Not counted: ${reason}`
}
