import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lockFolder } from '@/lib/db/lock'
import { startCommand } from './command.fixture'

// What a command cannot do, it says in one line, and ends with an exit code that scripts can test.

let folder: string
let unlock: () => Promise<void>
let busy: Server
let busyPort: string
let freePort: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leadtrail-refusals-'))
  writeFileSync(join(folder, 'file'), '')
  writeFileSync(join(folder, 'events.csv'), 'lead,at,type\nann,2026-01-01,page_view\n')
  unlock = lockFolder(join(folder, 'locked'))
  const free = await listen()
  busy = await listen()
  busyPort = portOf(busy)
  freePort = portOf(free)
  await close(free)
})
afterAll(async () => {
  await close(busy)
  await unlock()
  rmSync(folder, { recursive: true, force: true })
})

const nobody = 'postgresql://nobody@127.0.0.1:1/none'
const unreachable = /^Cannot reach the database \(DATABASE_URL\): .*ECONNREFUSED/

test.concurrent.each<[string, string, () => Record<string, string>, RegExp, string[]?]>([
  [
    'a busy port',
    'serve',
    () => ({ PORT: busyPort }),
    /^Port \d+ on 127\.0\.0\.1 is busy\. Choose another: PORT=\d+ npm start$/,
  ],
  [
    'a data folder that cannot be written',
    'serve',
    () => ({ LEADTRAIL_DATA: join(folder, 'file', 'data') }),
    /^Cannot write to the data folder .*file\/data \(LEADTRAIL_DATA\)/,
  ],
  [
    'a data folder in use',
    'serve',
    () => ({ LEADTRAIL_DATA: join(folder, 'locked') }),
    /^The embedded database in .* is in use by process \d+\./,
  ],
  ['a database that does not answer', 'serve', () => ({ DATABASE_URL: nobody }), unreachable],
  ['a database that does not answer', 'import', () => ({ DATABASE_URL: nobody }), unreachable, ['events.csv']],
])('%s is one line and exit 1 (%s)', { timeout: 60_000 }, async (_, command, variables, line, args = []) => {
  const paths = args.map((arg) => (arg.includes('.') ? join(folder, arg) : arg))
  const data = join(folder, `data-${Math.random()}`)
  const started = startCommand(command, paths, { PORT: freePort, LEADTRAIL_DATA: data, ...variables() })
  const { code, errors } = await started.ended
  expect(errors.trimEnd().split('\n').filter(isTrouble)).toEqual([expect.stringMatching(line)])
  expect(code).toBe(1)
})

/** An import first says how it reads the file. */
const isTrouble = (text: string) => !/^(events\.csv:|Columns:)/.test(text)

async function listen(): Promise<Server> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

function portOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return String(address.port)
}
