import { type FieldName, isFieldName, type Mapping } from './fields'

/** What one column is taken for. */
export type ColumnRole = FieldName | 'property' | 'ignore'

export function roleOf({ fields, ignored }: Mapping, column: string): ColumnRole {
  for (const [field, from] of Object.entries(fields)) if (from === column && isFieldName(field)) return field
  return ignored.includes(column) ? 'ignore' : 'property'
}

/** The mapping with another role for `column`. A field that another column gave moves; that one becomes a property. */
export function withRole(mapping: Mapping, column: string, role: ColumnRole): Mapping {
  const others = Object.entries(mapping.fields).filter(([field, from]) => from !== column && field !== role)
  const ignored = mapping.ignored.filter((other) => other !== column)
  return {
    fields: Object.fromEntries(isFieldName(role) ? [...others, [role, column]] : others),
    ignored: role === 'ignore' ? [...ignored, column] : ignored,
  }
}
