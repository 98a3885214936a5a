import { readFileSync } from 'node:fs'

// What prisma/schema.prisma says of its models, as far as tests need it. Prisma's client does not tell at run time what is
// optional, a list or a key.

export interface Field {
  name: string
  column: string
  /** `String`, `DateTime` ... */
  type: string
  isList: boolean
  isOptional: boolean
  hasDefault: boolean
}

export interface Model {
  name: string
  table: string
  fields: Field[]
  /** The columns of the primary key, in order. */
  key: string[]
  /** The models whose rows a row of this one needs, and by which field. */
  parents: { model: string; field: string; references: string }[]
}

/** Every model, in the order of the file. @throws Error for a line that it does not understand */
export function readModels(): Model[] {
  const schema = readFileSync('prisma/schema.prisma', 'utf8')
  const bodies = Array.from(schema.matchAll(/^model (\w+) \{\n(.*?)^\}/gms), ([, name = '', body = '']) => ({
    name,
    body,
  }))
  const names = new Set(bodies.map(({ name }) => name))
  return bodies.map(({ name, body }) => toModel(name, body, names))
}

function toModel(name: string, body: string, names: ReadonlySet<string>): Model {
  const lines = body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'))
  const model: Model = { name, table: name, fields: [], key: [], parents: [] }
  const keyFields: string[] = []
  for (const line of lines) {
    if (line.startsWith('@@')) {
      model.table = /^@@map\("(\w+)"\)/.exec(line)?.[1] ?? model.table
      keyFields.push(...(/^@@id\(\[([\w, ]+)\]/.exec(line)?.[1]?.split(/,\s*/) ?? []))
      continue
    }
    const [, field, type, mark = '', attributes = ''] = /^(\w+)\s+(\w+)(\[\]|\?)?(?:\s+(.*))?$/.exec(line) ?? []
    if (field === undefined || type === undefined) throw new Error(`prisma/schema.prisma, ${name}: "${line}"`)
    if (names.has(type)) {
      const [, by, references] = /@relation\(fields: \[(\w+)\], references: \[(\w+)\]/.exec(attributes) ?? []
      if (by !== undefined && references !== undefined) model.parents.push({ model: type, field: by, references })
      continue
    }
    if (/@id\b/.test(attributes)) keyFields.push(field)
    model.fields.push({
      name: field,
      column: /@map\("(\w+)"\)/.exec(attributes)?.[1] ?? field,
      type,
      isList: mark === '[]',
      isOptional: mark === '?',
      hasDefault: /@default\(/.test(attributes),
    })
  }
  model.key = keyFields.map((field) => model.fields.find(({ name }) => name === field)?.column ?? field)
  return model
}
