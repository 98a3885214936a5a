import type { ScoringRun } from '@/lib/scoring/types'

/** Of what the page came with and what has been heard since, the newer one. */
export function latestOf(given: ScoringRun | null, heard: ScoringRun | null): ScoringRun | null {
  if (!given || !heard) return heard ?? given
  return given.startedAt > heard.startedAt ? given : heard
}
