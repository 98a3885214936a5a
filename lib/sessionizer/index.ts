// Events in, sessions out. Pure: no clock, no database, no Node. `rules-schema.ts` stands apart, so that browsers that
// only need labels do not load zod.

export { /** @public */ channelOf } from './channel'
export { eventTypeLabel, knownEventTypes, pageViewType } from './event-types'
export { /** @public */ type ExplainedRule, /** @public */ explainRules } from './explain-rules'
export {
  combinationsOf,
  joinReasons,
  type NoiseReason,
  type NoiseRules,
  noiseReasons,
  splitReasons,
} from './noise'
export { maxSteps } from './open-session'
export { matchesPattern } from './pattern'
export { pauseBinStartsMs, readPauses } from './pauses'
export { defaultRules } from './rules'
export { parseSessionId, sessionId } from './session-id'
export { sessionize, traceSessions } from './sessionize'
export { statusOf, statusRange } from './status'
export { categoryOf, isCounted, suppressionReason, touchLabel } from './touch'
export * from './types'
