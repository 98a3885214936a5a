import type { SessionFilter } from './session-filter'
import { writeSessionFilter } from './write-session-query'

/** The sessions page under a filter: what every figure of a report opens. */
export function sessionsHref(filter: SessionFilter): string {
  const params = writeSessionFilter(filter).toString()
  return params ? `/sessions?${params}` : '/sessions'
}
