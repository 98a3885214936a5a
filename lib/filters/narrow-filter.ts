import { formatPath } from './path-text'
import type { SessionFilter } from './session-filter'
import type { SessionPath } from './session-path'

// Filters that keep a part of what a filter keeps: the sessions behind a figure of a report.

/** With an event of at least one of the goals. */
export function reaching(filter: SessionFilter, goals: string[]): SessionFilter {
  const { reached } = filter
  if (!reached || goals.every((goal) => reached.includes(goal))) return { ...filter, reached: goals }
  if (reached.every((type) => goals.includes(type))) return filter
  // Two alternatives at once are more than `reached` can say.
  const end = { kind: 'goal', types: goals } as const
  return along(filter, { grouping: 'type', keep: [], goals, steps: [{ kind: 'rest' }], end })
}

/** That went this way. */
export function along(filter: SessionFilter, path: SessionPath): SessionFilter {
  return { ...filter, path: [...new Set([...(filter.path ?? []), formatPath(path)])] }
}

/**
 * The first sessions of their leads that reach one of the goals. Null when the filter asks for other first sessions: both
 * at once are more than it can say.
 */
export function firstReaching(filter: SessionFilter, goals: string[]): SessionFilter | null {
  const { firstWith } = filter
  const isOther = firstWith && (firstWith.length !== goals.length || firstWith.some((type) => !goals.includes(type)))
  return isOther ? null : { ...filter, firstWith: goals }
}
