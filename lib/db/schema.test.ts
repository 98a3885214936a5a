import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from './database'
import { type Field, type Model, readModels } from './prisma-models.fixture'
import { raw } from './sql'
import { testEngines } from './testing'

// prisma/schema.prisma says what Prisma believes, prisma/migrations what there is. Both are read as they are, so that a new
// table or column is held against the other without a word here.

const models = readModels()
const modelNames = models.map(({ name }) => name)

describe.each(testEngines)('the Prisma schema and the tables on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })
  afterAll(() => db?.close())

  test('have the same columns, of the same types, with the same keys', async () => {
    const tables = Object.fromEntries(models.map((model) => [model.table, describeModel(model)]))
    expect(await describeTables(db)).toEqual(tables)
  })

  test.each(modelNames)('%s: every field comes back as it was written', async (name) => {
    const model = modelOf(name)
    await withParents(db, model, async () => {
      const row = rowOf(model, model.fields)
      expect(await delegate(db, model).create({ data: row })).toEqual(row)
      expect(await delegate(db, model).findMany()).toEqual([row])
      expect(await delegate(db, model).deleteMany({ where: whereOf(row, model.fields) })).toEqual({ count: 1 })
    })
  })

  test.each(modelNames)('%s: what may be missing or has a default may be left out', async (name) => {
    const model = modelOf(name)
    await withParents(db, model, async () => {
      const needed = model.fields.filter((field) => !field.isOptional && !field.hasDefault)
      const stored = await delegate(db, model).create({ data: rowOf(model, needed) })
      const missing = Object.fromEntries(model.fields.filter(isLeftEmpty).map((field) => [field.name, null]))
      expect(stored).toMatchObject({ ...rowOf(model, needed), ...missing })
      await delegate(db, model).deleteMany()
    })
  })

  test('a lead that is deleted takes its events and sessions along', async () => {
    const children = models.filter(({ parents }) => parents.some(({ model }) => model === 'Lead'))
    expect(children.map(({ name }) => name)).toEqual(expect.arrayContaining(['Event', 'Session']))
    const lead = modelOf('Lead')
    await delegate(db, lead).create({ data: rowOf(lead, lead.fields) })
    for (const child of children) await delegate(db, child).create({ data: rowOf(child, child.fields) })
    await delegate(db, lead).deleteMany()
    for (const child of children) expect(await delegate(db, child).findMany()).toEqual([])
  })
})

/** A row of each model that this one points to exists while `work` runs. */
async function withParents(db: Database, { parents }: Model, work: () => Promise<void>): Promise<void> {
  for (const { model } of parents) {
    await delegate(db, modelOf(model)).create({ data: rowOf(modelOf(model), modelOf(model).fields) })
  }
  try {
    await work()
  } finally {
    for (const { model } of parents) await delegate(db, modelOf(model)).deleteMany()
  }
}

type Row = Record<string, unknown>

/** A value for each of the fields, as large or as awkward as its type allows. What points to another row has its key. */
function rowOf({ parents }: Model, fields: readonly Field[]): Row {
  const keys = new Map(parents.map(({ field, model, references }) => [field, keyOf(model, references)]))
  return Object.fromEntries(fields.map((field) => [field.name, keys.get(field.name) ?? sampleOf(field)]))
}

function keyOf(model: string, field: string): unknown {
  const referenced = modelOf(model).fields.find(({ name }) => name === field)
  if (!referenced) throw new Error(`${model} has no field ${field}`)
  return sampleOf(referenced)
}

function sampleOf({ name, type, isList }: Field): unknown {
  const value = values[type]
  if (value === undefined) throw new Error(`This test has no value of the type ${type}: add one`)
  if (!isList) return type === 'String' ? `${name} ${value}` : value
  return [value, value]
}

const values: Record<string, unknown> = {
  String: 'is "quoted", {odd}, \\ and \u{1f600}',
  Int: -2_147_483_648,
  BigInt: -9_000_000_000_000_000_001n,
  Float: 0.1,
  Boolean: true,
  DateTime: new Date('2026-06-01T10:00:00.123Z'),
  Json: { list: ['a', { nothing: null, text: '"\\' }], number: 0.5 },
}

/** Json cannot be compared in a condition of this simple form. */
function whereOf(row: Row, fields: readonly Field[]): Row {
  const comparable = fields.filter(({ type, isList }) => type !== 'Json' && !isList)
  return Object.fromEntries(comparable.map(({ name }) => [name, row[name]]))
}

const isLeftEmpty = (field: Field) => field.isOptional && !field.hasDefault

function modelOf(name: string): Model {
  const model = models.find((candidate) => candidate.name === name)
  if (!model) throw new Error(`prisma/schema.prisma has no model ${name}`)
  return model
}

interface Delegate {
  create(options: { data: Row }): Promise<Row>
  findMany(): Promise<Row[]>
  deleteMany(options?: { where: Row }): Promise<{ count: number }>
}

/** The client's part for a model. It has one for each under the model's name, with these methods. */
function delegate(db: Database, { name }: Model): Delegate {
  const delegates = db.prisma as unknown as Record<string, Delegate | undefined>
  const found = delegates[name.charAt(0).toLowerCase() + name.slice(1)]
  if (!found) throw new Error(`Prisma's client knows no ${name}: run npx prisma generate`)
  return found
}

interface Table {
  columns: Record<string, string>
  key: string[]
}

const columnTypes: Record<string, string> = {
  String: 'text',
  Int: 'int4',
  BigInt: 'int8',
  Float: 'float8',
  Boolean: 'bool',
  DateTime: 'timestamptz(3)',
  Json: 'jsonb',
}

function describeModel({ fields, key }: Model): Table {
  const columns = fields.map(({ column, type, isList, isOptional }) => {
    const name = columnTypes[type] ?? type
    return [column, `${isList ? `${name}[]` : name}${isOptional ? '' : ' NOT NULL'}`]
  })
  return { columns: Object.fromEntries(columns), key }
}

/** All tables but the migrations' own. Columns that the database generates for itself are none of Prisma's business. */
async function describeTables(db: Database): Promise<Record<string, Table>> {
  const columns = await db.query<{ table: string; column: string; type: string }>(
    raw(`SELECT table_name::text AS table, column_name::text AS column,
        regexp_replace(udt_name, '^_(.*)', '\\1[]') || CASE WHEN udt_name = 'timestamptz' THEN '(' || datetime_precision || ')'
        ELSE '' END || CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END AS type
      FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' AND is_generated = 'NEVER'`),
  )
  const keys = await db.query<{ table: string; column: string }>(
    raw(`SELECT k.table_name::text AS table, k.column_name::text AS column
      FROM information_schema.key_column_usage k
      JOIN information_schema.table_constraints c USING (constraint_schema, constraint_name)
      WHERE c.constraint_type = 'PRIMARY KEY' AND c.table_schema = 'public' ORDER BY k.ordinal_position`),
  )
  const tables: Record<string, Table> = {}
  for (const { table, column, type } of columns) {
    tables[table] ??= { columns: {}, key: [] }
    tables[table].columns[column] = type
  }
  for (const { table, column } of keys) tables[table]?.key.push(column)
  return tables
}
