import type { Endpoint } from '../endpoint'
import { eventList } from './events/list-events'
import { leadSessions } from './leads/list-lead-sessions'
import { leadList } from './leads/list-leads'
import { leadRead } from './leads/read-lead'
import { sessionExport } from './sessions/export-sessions'
import { sessionList } from './sessions/list-sessions'
import { sessionRead } from './sessions/read-session'
import { sessionFacets } from './sessions/session-facets'
import { sessionStats } from './sessions/session-stats'

/** What can be read, in the order of the reference. The routes stand in app/api/v1. */
export const endpoints: readonly Endpoint[] = [
  ...[sessionList, sessionRead, sessionExport, sessionFacets, sessionStats],
  ...[leadList, leadRead, leadSessions],
  ...[eventList],
]
