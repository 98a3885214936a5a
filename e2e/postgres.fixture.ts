import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/** PostgreSQL's programs as Debian installs them, the newest; null when there are none. */
export function findPostgres(): string | null {
  const root = '/usr/lib/postgresql'
  if (!existsSync(root)) return null
  const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a))
  return versions.map((version) => join(root, version, 'bin')).find((bin) => existsSync(join(bin, 'postgres'))) ?? null
}

/** A PostgreSQL server of its own, in `folder` when given. It refuses to run as root. */
export class Postgres {
  readonly url: string
  private child: ChildProcess | null = null
  private readonly owner: { uid?: number; gid?: number }
  private readonly data: string

  constructor(
    private readonly bin: string,
    private readonly port: number,
    folder = mkdtempSync(join(tmpdir(), 'leadtrail-postgres-')),
  ) {
    this.owner = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {}
    if (this.owner.uid !== undefined && this.owner.gid !== undefined) chownSync(folder, this.owner.uid, this.owner.gid)
    this.data = join(folder, 'data')
    this.url = `postgresql://leadtrail@127.0.0.1:${port}/postgres`
    const options = ['-D', this.data, '-U', 'leadtrail', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8']
    execFileSync(join(bin, 'initdb'), options, { ...this.owner, cwd: folder, stdio: 'pipe' })
  }

  /** Resolves when it takes connections, after what recovery it needs. */
  async start(): Promise<void> {
    const settings = ['-h', '127.0.0.1', '-p', String(this.port), '-k', '', '-c', 'max_wal_size=256MB']
    const child = spawn(join(this.bin, 'postgres'), ['-D', this.data, ...settings], {
      ...this.owner,
      cwd: this.data,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.child = child
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    while (!said.includes('ready to accept connections')) {
      if (child.exitCode !== null) throw new Error(`PostgreSQL did not start: ${said}`)
      await setTimeout(20)
    }
  }

  kill = () => this.end('SIGKILL')
  stop = () => this.end('SIGINT')

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    child.kill(signal)
    await exit
  }
}

function idOf(option: '-u' | '-g'): number {
  return Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }))
}
