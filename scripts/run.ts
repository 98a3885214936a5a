import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import { closeDatabase } from '@/lib/db/client'
import { isAppError } from '@/lib/errors'

/**
 * Runs a command: reads .env (set variables win), closes the database at the end, and turns an expected failure into
 * one line on standard error. Exit code: what `command` returns (default 0), 1 for a failure, 2 for wrong usage.
 */
export async function run(command: () => Promise<number | undefined>): Promise<void> {
  if (existsSync('.env')) loadEnvFile('.env')
  try {
    process.exitCode = (await command()) ?? 0
  } catch (error) {
    process.exitCode = isUsageError(error) ? 2 : 1
    console.error(explain(error))
  } finally {
    await closeDatabase().catch(() => {}) // the failure above is the one to tell
  }
}

function explain(error: unknown): string {
  if (isAppError(error)) return error.message
  if (isUsageError(error)) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** What node:util's parseArgs throws for an unknown option or a missing value. */
function isUsageError(error: unknown): error is Error {
  return hasCode(error) && error.code.startsWith('ERR_PARSE_ARGS')
}

function hasCode(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}
