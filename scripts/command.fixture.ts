import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

export interface Running {
  pid: number | undefined
  /** Resolves with the first that the command says on standard error or output, or when it ends. */
  speaks: Promise<void>
  kill(): void
  /** `code` is null when it was killed. */
  ended: Promise<{ code: number | null; output: string; errors: string }>
}

/** Starts scripts/<name>.ts as a process of its own; the variables that say where the data lies come from `variables` alone. */
export function startCommand(name: string, args: readonly string[], variables: Record<string, string> = {}): Running {
  const env = { ...process.env, DATABASE_URL: '', LEADTRAIL_DATA: '', HOST: '', PORT: '', ...variables }
  const child = spawn(process.execPath, ['--import', 'tsx', `scripts/${name}.ts`, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exit = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  const speaks = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) stream.once('data', () => resolve())
    child.once('exit', () => resolve())
  })
  const ended = Promise.all([exit, text(child.stdout), text(child.stderr)])
  return {
    pid: child.pid,
    speaks,
    kill: () => void child.kill('SIGKILL'),
    ended: ended.then(([code, output, errors]) => ({ code, output, errors })),
  }
}
