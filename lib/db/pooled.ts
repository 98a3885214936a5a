import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { toCopyBinary } from './copy-binary'
import { copyRows } from './copy-rows'
import type { Database, Queryable, Transaction } from './database'
import { PrismaClient } from './generated/client'
import { orUnavailable } from './unavailable'

const int8 = 20
const numeric = 1700
const int8Array = 1016
const numberTypes = new Set([int8, numeric])

const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (numberTypes.has(oid)) return Number
    if (oid === int8Array) return (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number))
    return pg.types.getTypeParser(oid, format)
  },
}

/**
 * The database that a pool's connections reach. Whenever it is away, or cannot write for a reason that may pass, statements
 * and transactions throw AppError 'unavailable'.
 * @param onCopy hears how many bytes a transaction has copied in, when it is over
 */
export function openPool(pool: pg.Pool, onCopy?: (bytes: number) => Promise<void>): Omit<Database, 'engine'> {
  // A connection that breaks under a transaction fails its statement, which is enough: unheard, the event would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  pool.on('error', () => {}) // an idle connection that breaks is replaced by the pool; the next statement reports real trouble
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  const pooled = queryable(pool)
  return {
    prisma,
    query: (statement) => orUnavailable(() => pooled.query(statement)),
    execute: (statement) => orUnavailable(() => pooled.execute(statement)),
    transaction: (work) => orUnavailable(() => transact(pool, work, onCopy)),
    async close() {
      await prisma.$disconnect()
      if (!pool.ended) await pool.end()
    },
  }
}

function queryable(client: pg.Pool | pg.PoolClient): Queryable {
  return {
    async query<Row>(statement: { text: string; values: unknown[] }) {
      const { text, values } = statement
      return (await client.query<Row & pg.QueryResultRow>({ text, values, types })).rows
    },
    async execute(statement) {
      return (await client.query(statement.text, statement.values)).rowCount ?? 0
    },
  }
}

async function transact<Result>(
  pool: pg.Pool,
  work: (tx: Transaction) => Promise<Result>,
  onCopy?: (bytes: number) => Promise<void>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    const done = await transactOnce(pool, work).catch((error) => {
      if (!isCollision(error) || attempt === 8) throw error
    })
    if (done) {
      if (done.copied > 0) await onCopy?.(done.copied)
      return done.result
    }
    await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 5 * (0.5 + Math.random())))
  }
}

async function transactOnce<Result>(pool: pg.Pool, work: (tx: Transaction) => Promise<Result>) {
  const client = await pool.connect()
  let broken: Error | undefined
  const state: TransactionState = { isOver: false, copied: 0, cause: undefined }
  try {
    const [, result] = await Promise.all([client.query('BEGIN'), work(transaction(client, state))])
    state.isOver = true
    await client.query('COMMIT')
    return { result, copied: state.copied }
  } catch (error) {
    state.isOver = true
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure
    })
    throw hasCode(error, '25P02') ? (state.cause ?? error) : error
  } finally {
    client.release(broken)
  }
}

interface TransactionState {
  isOver: boolean
  /** In bytes. */
  copied: number
  /** What the first statement failed of. Those behind it fail of that (25P02), and may be heard of sooner. */
  cause: unknown
}

/** When one of several calls side by side has failed, the others must not go on behind the ROLLBACK. */
function transaction(client: pg.PoolClient, state: TransactionState): Transaction {
  const { query, execute } = queryable(client)
  const noted = async <Result>(statement: Promise<Result>): Promise<Result> => {
    try {
      return await statement
    } catch (error) {
      if (!hasCode(error, '25P02')) state.cause ??= error
      throw error
    }
  }
  const mustBeOpen = () => {
    if (state.isOver) throw new Error('The transaction is over.')
  }
  return {
    async query(statement) {
      mustBeOpen()
      return noted(query(statement))
    },
    async execute(statement) {
      mustBeOpen()
      return noted(execute(statement))
    },
    async copy(table, columns, rows) {
      if (rows.length === 0) return
      mustBeOpen()
      // A value that is not there costs the database as much as one that is, and most events lack most columns.
      const names = Object.keys(columns)
      const used = names.map((_, i) => i).filter((i) => rows.some((row) => row[i] !== null && row[i] !== undefined))
      const bytes = toCopyBinary(rows, Object.values(columns), used)
      state.copied += bytes.length
      const list = used.map((i) => names[i]).join(', ')
      await noted(copyRows(client, `COPY ${table} (${list}) FROM STDIN WITH (FORMAT binary)`, bytes))
    },
  }
}

/**
 * A serialization failure, a deadlock, or a lead that another transaction has just made as well: the transaction may
 * simply be tried again, and then finds what the other one did.
 */
function isCollision(error: unknown): boolean {
  if (hasCode(error, '40001') || hasCode(error, '40P01')) return true
  return hasCode(error, '23505') && 'table' in error && /^(lead|identity)(_\d+)?$/.test(String(error.table))
}

function hasCode(error: unknown, code: string): error is Error {
  return error instanceof Error && 'code' in error && error.code === code
}
