import type { oas31 } from 'zod-openapi'
import type { ReferenceField } from './types'

type Schema = oas31.SchemaObject | oas31.ReferenceObject

/** The parts of an object, parts of parts among them (`data.trend.unit`). What has a schema of its own ends there. */
export function fieldsOf(schema: Schema, prefix = ''): ReferenceField[] {
  const { properties = {}, required = [] } = schema as oas31.SchemaObject
  return Object.entries(properties).flatMap(([part, inner]): ReferenceField[] => {
    const name = prefix + part
    const field = {
      name,
      ...typeOf(inner),
      isRequired: required.includes(part),
      description: (inner as oas31.SchemaObject).description ?? '',
    }
    const { inside, mark } = insideOf(inner)
    return [field, ...(inside ? fieldsOf(inside, `${name}${mark}.`) : [])]
  })
}

/** The object that a part is, or is a list of, when it has no schema of its own. */
function insideOf(schema: Schema): { inside: Schema | null; mark: string } {
  if ('$ref' in schema) return { inside: null, mark: '' }
  const [own] = alternatives(schema)
  if (own && own !== schema) return insideOf(own)
  if (schema.type === 'array' && schema.items) return { ...insideOf(schema.items as Schema), mark: '[]' }
  return { inside: schema.properties ? schema : null, mark: '' }
}

/** What a part may be, besides null. */
function alternatives(schema: oas31.SchemaObject): Schema[] {
  const all = (schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [schema]) as Schema[]
  return all.filter((one) => !('type' in one && one.type === 'null'))
}

export function typeOf(schema: Schema): Pick<ReferenceField, 'type' | 'schema' | 'values'> {
  if ('$ref' in schema) return named(schema.$ref?.split('/').at(-1) ?? '')
  const isNullable = isNull(schema)
  const found = alternatives(schema).map((one) => (one === schema ? plain(schema) : typeOf(one)))
  const type = [...new Set(found.map((one) => one.type))].join(' or ')
  return {
    type: isNullable ? `${type} or null` : type,
    schema: found.find((one) => one.schema)?.schema ?? null,
    values: found.flatMap(({ values }) => values),
  }
}

const named = (schema: string) => ({ type: schema, schema, values: [] })

const isNull = (schema: oas31.SchemaObject) =>
  (Array.isArray(schema.type) && schema.type.includes('null')) ||
  [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].some((one) => 'type' in one && one.type === 'null')

const words: Record<string, string> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
}

const formats: Record<string, string> = { 'date-time': 'time', date: 'day', email: 'email address', uri: 'address' }

function plain(schema: oas31.SchemaObject): Pick<ReferenceField, 'type' | 'schema' | 'values'> {
  const type = [schema.type].flat().find((one) => one !== 'null')
  if (type === 'array') {
    const items = typeOf((schema.items ?? {}) as Schema)
    return { ...items, type: `list of ${items.type}` }
  }
  const values = (schema.enum ?? (schema.const === undefined ? [] : [schema.const])).map(String)
  const bounds = schema.minimum !== undefined && schema.maximum !== undefined
  const text = formats[schema.format ?? ''] ?? words[type ?? ''] ?? 'anything'
  return { type: bounds ? `${text}, ${schema.minimum} to ${schema.maximum}` : text, schema: null, values }
}
