import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'

export interface Server {
  url: string
  pid: number
  stop(): Promise<void>
}

/**
 * A production server, which builds first when there is no build of these sources. PROFILE names a folder for its
 * processor profile.
 */
export async function startServer(
  port: string,
  database: { DATABASE_URL: string; LEADTRAIL_DATA: string },
): Promise<Server> {
  const env = { ...process.env, ...database, PORT: port, HOST: '127.0.0.1', LOG_LEVEL: 'info' }
  const profile = process.env.PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.PROFILE}`] : []
  const start = ['--max-semi-space-size=32', '--import', 'tsx', 'scripts/serve.ts']
  const child = spawn(process.execPath, [...profile, ...start], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let isReady = false
  child.stdout.on('data', (text: Buffer) => {
    isReady ||= text.includes('Leadtrail is ready')
  })
  while (!isReady) {
    if (child.exitCode !== null) throw new Error('The server did not start')
    await setTimeout(100)
  }
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    async stop() {
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await exit
    },
  }
}
