import type { FieldName } from './fields'

/** Why a row cannot become an event. Thrown while it is mapped and caught there; never leaves this folder. */
export class Rejection extends Error {
  readonly field: FieldName

  constructor(field: FieldName, reason: string) {
    super(reason)
    this.field = field
  }
}
