// What the reference page shows, taken out of the OpenAPI document. Types only, so that components may import it.

/** Text in paragraphs, with `code` in backticks. */
export type Prose = string

export interface ReferenceSection {
  id: string
  title: string
  text: Prose
}

export interface ReferenceType {
  /** `text`, `whole number`, `list of Session` ... */
  type: string
  /** The schema that the type names, if it names one. */
  schema: string | null
}

/** A parameter, or a part of a body or an answer. */
export interface ReferenceField extends ReferenceType {
  /** `data[].lead` for a part inside a part. */
  name: string
  isRequired: boolean
  description: Prose
  /** The values that it may have, when they are few. */
  values: string[]
}

export interface ReferenceRequest {
  summary: string
  method: string
  /** Path and query. */
  url: string
  /** The body as it is sent. */
  body: string | null
}

export interface ReferenceOperation {
  /** Its anchor. */
  id: string
  method: string
  path: string
  summary: string
  description: Prose
  parameters: ReferenceField[]
  /** Another operation whose parameters it has as well: they are listed there. */
  alsoParametersOf: { id: string; summary: string; names: string[] } | null
  body: ReferenceType | null
  requests: ReferenceRequest[]
  /** What the first request is answered with. */
  answer: string | null
  answers: { status: string; description: Prose; schema: string | null }[]
}

export interface ReferenceGroup {
  id: string
  title: string
  text: Prose
  operations: ReferenceOperation[]
}

export interface ReferenceSchema {
  name: string
  description: Prose
  fields: ReferenceField[]
}

export interface Reference {
  intro: Prose
  sections: ReferenceSection[]
  groups: ReferenceGroup[]
  schemas: ReferenceSchema[]
  problems: { code: string; status: number; meaning: Prose }[]
}
