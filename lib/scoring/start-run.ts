import { setTimeout } from 'node:timers/promises'
import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { continueRun } from './score-again'

interface Runner {
  /** Asked for again since the last look for something to do. */
  isWanted: boolean
  problem: string | null
  controller: AbortController
  ended: Promise<void>
}

// The process's one runner. On globalThis, because each route of the server has its own copy of this module, as has the
// command that starts the server.
const holder = globalThis as { leadtrailScoring?: Runner | undefined }

/** Small, so that a page waits for the embedded database no longer than one chunk takes. */
const eventsPerChunk = 1000
const pauseAfterFailureMs = 15_000

/** Gives points anew in the background, if that has been begun. Resolves when nothing is left to do, or at `stopScoring`. */
export function startScoring(db: Database = database()): Promise<void> {
  const running = holder.leadtrailScoring
  if (running) {
    running.isWanted = true
    return running.ended
  }
  const runner: Runner = { isWanted: true, problem: null, controller: new AbortController(), ended: Promise.resolve() }
  holder.leadtrailScoring = runner
  runner.ended = run(runner, db)
  return runner.ended
}

/** Ends it after the chunk at hand; the next start goes on from there. */
export async function stopScoring(): Promise<void> {
  const running = holder.leadtrailScoring
  running?.controller.abort()
  await running?.ended
}

/** Why the runner of this process does not go on at the moment; null when it does, or when there is none. */
export function scoringProblem(): string | null {
  return holder.leadtrailScoring?.problem ?? null
}

async function run(runner: Runner, db: Database): Promise<void> {
  const { signal } = runner.controller
  while (runner.isWanted && !signal.aborted) {
    runner.isWanted = false
    try {
      await continueRun({ eventsPerChunk, signal }, db)
      runner.problem = null
    } catch (error) {
      runner.problem = error instanceof Error ? error.message : String(error)
      runner.isWanted = true
      await setTimeout(pauseAfterFailureMs, undefined, { ref: false, signal }).catch(() => {}) // stopped while waiting
    }
  }
  holder.leadtrailScoring = undefined
}
