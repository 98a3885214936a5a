/** What became of a test event. */
export interface TestOutcome {
  outcome: 'created' | 'duplicate' | 'rejected'
  /** Why, when it was rejected. */
  reason: string | null
  /** The lead that it is about. */
  leadId: string | null
  tookMs: number
}
