import type { FileFormat } from '@/lib/importers/detect-format'
import type { Mapping } from '@/lib/importers/fields'
import type { Row } from '@/lib/importers/row'
import type { TypeAliases } from '@/lib/importers/type-aliases'

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

/**
 * `ready`: the file is here, nothing has been done with it. `checking` -> `checked` is a dry run, `importing` -> `done` the
 * import. `stopped`: someone asked for it. `interrupted`: the server went away in the middle; importing again goes on.
 */
export type ImportState = 'ready' | 'checking' | 'checked' | 'importing' | 'done' | 'stopped' | 'interrupted' | 'failed'

export interface ImportJob extends ImportCounts {
  id: string
  fileName: string
  state: ImportState
  createdAt: number
  /** How long the check or import has taken so far, or took; null before it began. */
  elapsedMs: number | null
  finishedAt: number | null
  totalBytes: number
  readBytes: number
  /** What went wrong, for people. */
  error: string | null
  /** How the file was last read; null before. */
  choices: ImportChoices | null
  /** Why rows were rejected, the most frequent first. */
  rejectKinds: RejectKind[]
  /** Types that went in under another name than Leadtrail's own. */
  unknownTypes: { type: string; count: number; alias: string }[]
  /** Whether the uploaded file is still here, to be read again. */
  hasFile: boolean
}

/** What the person importing decides. */
export interface ImportChoices {
  mapping: Mapping
  aliases: TypeAliases
  assumedZone: string
}

/** The beginning of a file, to choose columns by. */
export interface FilePreview {
  format: FileFormat
  /** Of CSV. */
  delimiter: string
  encoding: string
  columns: string[]
  rows: PreviewRow[]
  /** Rows among them that cannot be read. */
  unreadable: { line: number; reason: string }[]
}

export interface PreviewRow {
  line: number
  values: Row
}
