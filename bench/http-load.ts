import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Database } from '@/lib/db/database'
import { openEmbedded } from '@/lib/db/embedded'
import { migrate } from '@/lib/db/migrate'
import { openPostgres } from '@/lib/db/postgres'
import { raw } from '@/lib/db/sql'
import { createKey } from '@/lib/keys/create-key'
import { verifySessions } from '@/lib/sessions/verify-sessions'
import { cpuSeconds, cpuSecondsOfFamily, parentOf } from './cpu-seconds'
import { type LoadResult, startClients } from './http-clients'
import { startServer } from './server'

// Many clients send events to a production server over HTTP at a time; then everything that was answered is looked for.

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    events: { type: 'string', default: '200000' },
    clients: { type: 'string', default: '50' },
    leads: { type: 'string', default: '20000' },
    port: { type: 'string', default: '3199' },
  },
})
const eventCount = Number(values.events)
const folder = values.url ? '' : mkdtempSync(join(tmpdir(), 'leadtrail-http-load-'))

const { secret, postgresPid } = await withDatabase(async (db) => {
  const [{ count = 0 } = {}] = await db.query<{ count: number }>(raw('SELECT count(*) FROM event'))
  if (count > 0) throw new Error('The database has events: give an empty one')
  const { secret } = await createKey({ name: 'http-load', scope: 'write' }, Date.now(), db)
  return { secret, postgresPid: await findPostgres(db) }
})
const server = await startServer(values.port, { DATABASE_URL: values.url ?? '', LEADTRAIL_DATA: folder })
const cpuBefore = cpuOfParts()
const beginMs = performance.now()
const { done } = startClients({
  ...{
    url: () => server.url,
    secret,
    run: 'load',
    eventCount,
    repeats: 0.02,
    longestWaitMs: 5000,
  },
  ...{ clients: Number(values.clients), leadCount: Number(values.leads) },
})
const result = await done
const seconds = (performance.now() - beginMs) / 1000
const cpuAfter = cpuOfParts()
await server.stop()
report(result, seconds)
reportCpu(result)
await withDatabase((db) => check(result, db))

function report({ latencies, failures, answered }: LoadResult, tookSeconds: number): void {
  const sorted = latencies.toSorted((a, b) => a - b)
  const quantile = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN)
  console.table({
    [values.url ? 'PostgreSQL' : 'embedded']: {
      events: answered.size,
      calls: latencies.length,
      seconds: Number(tookSeconds.toFixed(1)),
      'events/s': Math.round(answered.size / tookSeconds),
      'p50 ms': quantile(0.5),
      'p99 ms': quantile(0.99),
      failures: [...failures].map(([status, count]) => `${status}: ${count}`).join(', ') || 'none',
    },
  })
}

/** The process that starts PostgreSQL's others, where it runs on this machine. */
async function findPostgres(db: Database): Promise<number | undefined> {
  if (db.engine === 'embedded') return undefined
  const [{ pid = 0 } = {}] = await db.query<{ pid: number }>(raw('SELECT pg_backend_pid() AS pid'))
  return parentOf(pid)
}

function cpuOfParts(): Record<string, number | undefined> {
  return {
    server: cpuSeconds(server.pid),
    clients: cpuSeconds(process.pid),
    ...(postgresPid !== undefined && { PostgreSQL: cpuSecondsOfFamily(postgresPid) }),
  }
}

function reportCpu({ answered }: LoadResult): void {
  const parts = Object.entries(cpuAfter).map(([name, after = Number.NaN]): [string, number] => [
    name,
    (1e6 * (after - (cpuBefore[name] ?? Number.NaN))) / answered.size,
  ])
  const sum = parts.reduce((total, [, ms]) => total + ms, 0)
  const shown = [...parts, ['together', sum] as const].map(([name, ms]) => [name, Math.round(ms)])
  console.table({ 'CPU ms per 1,000 events': Object.fromEntries(shown) })
}

async function check({ answered }: LoadResult, db: Database): Promise<void> {
  const rows = await db.query<{ id: string }>(raw('SELECT id FROM event'))
  const ids = new Set(rows.map(({ id }) => id))
  const lost = [...answered].filter((id) => !ids.has(id)).length
  const { count } = await verifySessions({}, db)
  console.log(`lost ${lost}, doubled ${rows.length - ids.size}, sessions that differ ${count}`)
  if (lost > 0 || rows.length !== ids.size || count > 0) process.exitCode = 1
}

async function withDatabase<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
  const db = values.url ? openPostgres(values.url) : openEmbedded(folder)
  try {
    await migrate(db)
    return await work(db)
  } finally {
    await db.close()
  }
}
