// What the sample's leads and events are known by, so that they can be told from anyone else's.

/** Of a lead with an account in the product. */
export function sampleUserKey(index: number): string {
  return `user:${4000 + index}`
}

/** Of the event of a lead, counted from 0 in the order of time. */
export function sampleEventId(index: number, at: number): string {
  return `sample-${index}-${at}`
}
