import { eventTypeLabel } from '@/lib/sessionizer/event-types'
import { anyType, type ScoringRule } from './types'

/**
 * When a rule gives its points, in words.
 * @example describeRule(rule) // 'Page viewed on /pricing*'
 */
export function describeRule({ type, condition }: Pick<ScoringRule, 'type' | 'condition'>): string {
  const what = type === anyType ? 'Any event' : eventTypeLabel(type)
  if (condition === null) return what
  if (condition.kind === 'path') return `${what} on ${condition.pattern}`
  const { name, test, value } = condition
  if (test === 'exists') return `${what} with ${name}`
  return `${what} with ${name} ${test === 'equals' ? '=' : 'containing'} ${value}`
}
