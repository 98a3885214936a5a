import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '@/lib/errors'

const sources = [
  'app',
  'components',
  'lib',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'package-lock.json',
  'next.config.js',
  'postcss.config.js',
]

/**
 * Builds the dashboard when there is no build, or when a source is newer than it. Meanwhile this process goes on: the lock
 * of its data folder has to be kept alive.
 */
export async function buildWhenStale(): Promise<void> {
  const stamp = join(process.env.LEADTRAIL_BUILD ?? '.next', 'BUILD_ID')
  if (existsSync(stamp) && newest(sources) <= statSync(stamp).mtimeMs) return
  console.log('Building the dashboard (about a minute) ...')
  const next = join('node_modules', 'next', 'dist', 'bin', 'next')
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  const build = spawn(process.execPath, [next, 'build'], { stdio: ['ignore', 'inherit', 'inherit'], env })
  const [status] = await once(build, 'exit')
  if (status !== 0) throw new AppError('unavailable', 'The build failed; its messages stand above.')
}

function newest(paths: string[]): number {
  const times = paths.filter(existsSync).map((path) => {
    const stat = statSync(path)
    return stat.isDirectory() ? newest(readdirSync(path).map((name) => join(path, name))) : stat.mtimeMs
  })
  return Math.max(0, ...times)
}
