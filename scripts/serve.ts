import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { format, parseArgs } from 'node:util'
import { withCommonHeaders } from '@/lib/api/common-headers'
import { refuseMalformed } from '@/lib/api/refuse-malformed'
import { takeDirectly } from '@/lib/api/tracking/take-directly'
import { closeDatabase, database } from '@/lib/db/client'
import { announceOwner } from '@/lib/db/lock'
import { migrate } from '@/lib/db/migrate'
import { type Environment, readEnvironment } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { flushCalls } from '@/lib/ingest/call-log'
import { logRequests } from '@/lib/log/log-requests'
import { redactText } from '@/lib/log/redact'
import { startScoring, stopScoring } from '@/lib/scoring/start-run'
import { columnStore } from '@/lib/sessions/columns/column-store'
import { startRebuild, stopRebuild } from '@/lib/settings/start-rebuild'
import { buildWhenStale } from './build-when-stale'
import { run } from './run'
import { senderAddress } from './sender-address'

// `npm start`, `npm run demo` (--demo) and `npm run dev` (--dev): one process holds the server and the database.

const { values: options } = parseArgs({ options: { dev: { type: 'boolean' }, demo: { type: 'boolean' } } })

await run(async () => {
  const environment = readEnvironment()
  const { HOST, PORT } = environment
  await refuseBusyPort(HOST, PORT)
  useDatabase(environment)
  await migrate(database())
  if (options.demo) {
    const { loadSample } = await import('@/lib/sample/load-sample')
    await loadSample(Date.now(), { onProgress: showSample })
  }
  if (!options.dev) await buildWhenStale()

  const server = await serve(HOST, PORT)
  const url = `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`
  const folder = process.env.DATABASE_URL ? undefined : process.env.LEADTRAIL_DATA
  if (folder) announceOwner(folder, url)
  console.log(`Leadtrail is ready at ${url}`)
  startRebuild() // of what a change of the rules had left to do; nothing, as a rule
  startScoring() // likewise
  const columns = columnStore(database())
  columns.readAhead().catch(() => {}) // who asks before or after a failure has the answer of the database
  await stopped(server)
  return 0
})

/** The demo keeps to an embedded folder of its own: sample events never mix with real ones. */
function useDatabase({ LEADTRAIL_DATA }: Environment): void {
  process.env.LEADTRAIL_DATA = options.demo ? join(LEADTRAIL_DATA, 'demo') : LEADTRAIL_DATA
  if (!options.demo) return
  delete process.env.DATABASE_URL
  process.env.LEADTRAIL_DEMO = '1' // the page says then how to come to one's own
}

function showSample(done: number, total: number): void {
  if (done < total) process.stderr.write(`\rLoading sample data ${Math.round((100 * done) / total)} %`)
  else process.stderr.write(`\rLoaded ${total.toLocaleString('en')} sample events.\n`)
}

async function serve(hostname: string, port: number): Promise<Server> {
  Object.assign(process.env, { NODE_ENV: options.dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' })
  if (!options.dev) redactConsole()
  const { default: next } = await import('next')
  const server = createServer()
  const app = next({ dev: options.dev ?? false, hostname, port, httpServer: server })
  const routes = refuseMalformed(app.getRequestHandler())
  // In development the routes answer all calls: they change while the server runs.
  const handle = logRequests(withCommonHeaders(options.dev ? routes : takeDirectly(routes)))
  await app.prepare()
  server.on('request', (request, response) => {
    request.url = senderAddress(request.url)
    void handle(request, response)
  })
  await listen(server, hostname, port)
  return server
}

/** What Next and others say on standard error may quote a statement or an address: as the log, it names nobody. */
function redactConsole(): void {
  const write = (...parts: unknown[]) => void process.stderr.write(`${redactText(format(...parts))}\n`)
  Object.assign(console, { error: write, warn: write })
}

async function refuseBusyPort(host: string, port: number): Promise<void> {
  const probe = createServer()
  await listen(probe, host, port)
  await new Promise((resolve) => probe.close(resolve))
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenFailure(error, host, port)))
    server.listen(port, host, resolve)
  })
}

function listenFailure(error: NodeJS.ErrnoException, host: string, port: number): AppError {
  const why = error.code === 'EADDRINUSE' ? 'is busy' : `cannot be used (${error.code ?? error.message})`
  return new AppError('unavailable', `Port ${port} on ${host} ${why}. Choose another: PORT=${port + 1} npm start`)
}

/** Resolves after SIGINT or SIGTERM, when the server has closed; a second signal ends the process at once. */
function stopped(server: Server): Promise<void> {
  return new Promise<void>((resolve) => {
    let isStopping = false
    // Heard for good: what guards the data folder's lock sends a signal again, fatally, that nobody else listens to.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (isStopping) process.exit(130)
        isStopping = true
        server.close(() => resolve())
        server.closeAllConnections()
      })
    }
  }).then(async () => {
    await stopRebuild()
    await stopScoring()
    await flushCalls().catch(() => {}) // a database that is away now takes no lines of a log either
    await closeDatabase()
    process.exit(0) // Next keeps timers of its own
  })
}
