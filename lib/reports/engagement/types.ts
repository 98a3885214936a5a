// What the engagement report says. Days are YYYY-MM-DD in the report's zone, both ends inside.

/** Sessions of some lengths; both ends inside, in the unit of the filter (seconds, events), null for no end. */
export interface DistributionBin {
  min: number
  max: number | null
  sessions: number
}

export interface Distributions {
  sessions: number
  duration: DistributionBin[]
  events: DistributionBin[]
}
