import { type FieldName, fields, type Mapping, missingFields } from './fields'

/**
 * What keeps a file of these columns from being imported; undefined when nothing does. In NDJSON a column may first
 * turn up later in the file (`isComplete` false), so that only a missing time or type column is wrong there.
 */
export function mappingProblem(mapping: Mapping, columns: readonly string[], isComplete: boolean): string | undefined {
  const [missing] = missingFields(mapping)
  if (missing) {
    const field = fields.find(({ name }) => name === missing)
    return `No column gives the field "${missing}" (${field?.description}). Columns: ${columns.join(', ')}.`
  }
  const absent = absentFields(mapping, columns).find(([field]) => isComplete || field === 'at' || field === 'type')
  return absent && `There is no column "${absent[1]}" for the field "${absent[0]}". Columns: ${columns.join(', ')}.`
}

/** Fields whose column is not among those seen, with that column. */
export function absentFields(mapping: Mapping, columns: readonly string[]): [FieldName, string][] {
  const known = new Set(columns)
  const mapped = Object.entries(mapping.fields) as [FieldName, string | undefined][]
  return mapped.filter((entry): entry is [FieldName, string] => entry[1] !== undefined && !known.has(entry[1]))
}
