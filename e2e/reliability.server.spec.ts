import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { startClients } from '@/bench/http-clients'
import { findPostgres, Postgres } from './postgres.fixture'
import { freePort, newFolder, type StartedServer, startServer } from './server.fixture'
import { expectWritten, newWriteKey, type Place } from './written.fixture'

// What was answered with 200 is stored, whatever ends at whatever moment; and what is away comes back by itself.

const bin = findPostgres()
const noPostgres = 'PostgreSQL is not installed where Debian puts it'

const load = (url: () => string, secret: string, run: string) =>
  startClients({ url, secret, run, clients: 10, leadCount: 300, repeats: 0.05, longestWaitMs: 300 })

async function killDuringLoad(place: Place): Promise<void> {
  const secret = await newWriteKey(place)
  let server = await startServer({ ...place, LOG_LEVEL: 'error' })
  const clients = load(() => server.url, secret, 'killed')
  await untilAnswered(clients.result.answered, 100)
  await setTimeout(2000 * Math.random())
  await server.kill()
  await expectWritten(place, new Set(clients.result.answered))

  server = await startServer({ ...place, LOG_LEVEL: 'error' })
  await untilAnswered(clients.result.answered, 100)
  clients.stop()
  const { answered, failures } = await clients.done
  await server.stop()
  expect([...failures.keys()]).toEqual([0])
  await expectWritten(place, answered)
}

test('a server that is killed while events come has what it answered: embedded', async () => {
  await killDuringLoad({ LEADTRAIL_DATA: newFolder() })
})

test('a server that is killed while events come has what it answered: PostgreSQL', async () => {
  test.skip(bin === null, noPostgres)
  const postgres = new Postgres(bin ?? '', await freePort())
  await postgres.start()
  await killDuringLoad({ DATABASE_URL: postgres.url })
  await postgres.stop()
})

test('a PostgreSQL that is killed while events come loses nothing; calls get 503 until it is back, and then go on', async () => {
  test.skip(bin === null, noPostgres)
  const postgres = new Postgres(bin ?? '', await freePort())
  await postgres.start()
  const place = { DATABASE_URL: postgres.url }
  const secret = await newWriteKey(place)
  const server = await startServer({ ...place, LOG_LEVEL: 'warn' })
  const clients = load(() => server.url, secret, 'away')
  for (let kill = 0; kill < 2; kill++) {
    await untilAnswered(clients.result.answered, 300)
    await postgres.kill()
    const body = JSON.stringify({ writeKey: secret, event: 'Demo Requested', userId: 'ann' })
    const call = await fetch(`${server.url}/v1/track`, { method: 'POST', body })
    expect(call.status).toBe(503)
    expect(Number(call.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await call.json()).toMatchObject({ code: 'unavailable', status: 503 })
    expect((await fetch(`${server.url}/sessions/live?added=all`)).status).toBe(503)
    expect((await fetch(`${server.url}/sessions`)).status).toBeGreaterThanOrEqual(200) // it says so in the page
    await postgres.start()
  }
  await untilAnswered(clients.result.answered, 300)
  expect((await fetch(`${server.url}/sessions/live?added=all`)).status).toBe(200)
  clients.stop()
  const { answered, failures, retryAfterMissing } = await clients.done
  await server.stop()
  expect([...failures.keys()]).toEqual([503])
  expect(retryAfterMissing).toBe(0)
  expect(server.said()).toMatch(/"msg":"Cannot reach the database/)
  await expectWritten(place, answered)
  await postgres.stop()
})

for (const engine of ['embedded', 'PostgreSQL'] as const) {
  test(`a disk that is full loses nothing; calls get 503 until there is room again: ${engine}`, async () => {
    test.skip(process.getuid?.() !== 0, 'only root may mount the small disk that this fills')
    test.skip(engine === 'PostgreSQL' && bin === null, noPostgres)
    const disk = mkdtempSync(join(tmpdir(), 'leadtrail-disk-'))
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=220m', 'tmpfs', disk])
    } catch {
      test.skip(true, 'no disk can be mounted here')
    }
    try {
      await fillUp(engine, disk)
    } finally {
      execFileSync('umount', ['-l', disk])
      rmSync(disk, { recursive: true })
    }
  })
}

async function fillUp(engine: 'embedded' | 'PostgreSQL', disk: string): Promise<void> {
  const postgres = engine === 'PostgreSQL' ? new Postgres(bin ?? '', await freePort(), disk) : null
  await postgres?.start()
  const place: Place = postgres ? { DATABASE_URL: postgres.url } : { LEADTRAIL_DATA: join(disk, 'data') }
  const secret = await newWriteKey(place)
  const server: StartedServer = await startServer({ ...place, LOG_LEVEL: 'warn' })
  const clients = load(() => server.url, secret, 'full')
  await untilAnswered(clients.result.answered, 100)
  const filler = join(disk, 'filler')
  fill(filler)
  await expect.poll(() => clients.result.failures.size, { timeout: 60_000 }).toBeGreaterThan(0)
  await setTimeout(1000)
  rmSync(filler)
  await untilAnswered(clients.result.answered, 300)
  clients.stop()
  const { answered, failures } = await clients.done
  await server.stop()
  expect([...failures.keys()]).toEqual([503])
  await expectWritten(place, answered)
  await postgres?.stop()
}

/** Takes all the room that a disk has left. */
function fill(file: string): void {
  const block = Buffer.alloc(1024 * 1024)
  try {
    for (;;) writeFileSync(file, block, { flag: 'a' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  }
}

async function untilAnswered(answered: ReadonlySet<string>, more: number): Promise<void> {
  const goal = answered.size + more
  await expect.poll(() => answered.size, { timeout: 60_000, intervals: [50] }).toBeGreaterThanOrEqual(goal)
}
