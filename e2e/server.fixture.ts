import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/** A production server of its own, as `npm start` runs it, on the build that the other stories use. */
export interface StartedServer {
  url: string
  /** What it wrote so far, on standard output and standard error. */
  said(): string
  /** Ends it as a crash would. */
  kill(): Promise<void>
  /** Ends it as Ctrl-C would. */
  stop(): Promise<void>
}

export const newFolder = () => mkdtempSync(join(tmpdir(), 'leadtrail-server-'))

/** Starts a server and waits until it is ready; the variables that say where its data lies come from `variables` alone. */
export async function startServer(variables: Record<string, string> = {}): Promise<StartedServer> {
  const port = variables.PORT ?? String(await freePort())
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/serve.ts'], {
    env: {
      ...process.env,
      DATABASE_URL: '',
      LEADTRAIL_DATA: variables.DATABASE_URL ? '' : newFolder(),
      HOST: '127.0.0.1',
      ...variables,
      PORT: port,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const end = (signal: NodeJS.Signals) => endProcess(child, signal)
  while (!said.includes('Leadtrail is ready')) {
    if (child.exitCode !== null) throw new Error(`The server did not start: ${said}`)
    await setTimeout(20)
  }
  return { url: `http://127.0.0.1:${port}`, said: () => said, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'close')
  child.kill(signal)
  await exit
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No port is free')
  return address.port
}
