/** A row that did not become an event. */
export interface RejectedRow {
  /** Where it starts in the file, from 1. */
  line: number
  /** Leadtrail's name of the wrong field; null when the row could not be read at all. */
  field: string | null
  /** For people, with the column's name. */
  reason: string
  /** The row as it stands in the file. */
  text: string
}

export interface ImportCounts {
  /** Rows with anything in them, the header not counted. */
  rows: number
  /** Events that are new; of a dry run, those that would be. */
  accepted: number
  /** Events that were there already. */
  duplicates: number
  rejected: number
}

/** Rejected rows with the same kind of reason. */
export interface RejectKind {
  count: number
  /** The first of them. */
  line: number
  reason: string
}
