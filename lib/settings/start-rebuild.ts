import { setTimeout } from 'node:timers/promises'
import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { rebuildStale } from '@/lib/sessions/rebuild-stale'

interface Rebuild {
  /** Asked for again since the last look for stale leads. */
  isWanted: boolean
  problem: string | null
  controller: AbortController
  ended: Promise<void>
}

// The process's one rebuild. On globalThis, because each route of the server has its own copy of this module, as has the
// command that starts the server.
const holder = globalThis as { leadtrailRebuild?: Rebuild | undefined }

/** Small, so that a page waits for the embedded database no longer than one chunk takes. */
const eventsPerChunk = 1000
const pauseAfterFailureMs = 15_000

/**
 * Brings all leads whose sessions follow older rules up to date, in the background. When that is under way, it goes on by
 * the newest rules. The promise resolves when nothing is left to do, or at `stopRebuild`.
 */
export function startRebuild(db: Database = database()): Promise<void> {
  const running = holder.leadtrailRebuild
  if (running) {
    running.isWanted = true
    return running.ended
  }
  const rebuild: Rebuild = {
    isWanted: true,
    problem: null,
    controller: new AbortController(),
    ended: Promise.resolve(),
  }
  holder.leadtrailRebuild = rebuild
  rebuild.ended = run(rebuild, db)
  return rebuild.ended
}

/** Ends the rebuild after the chunk at hand; what is left is found again at the next start. */
export async function stopRebuild(): Promise<void> {
  const running = holder.leadtrailRebuild
  running?.controller.abort()
  await running?.ended
}

/** Why the rebuild of this process does not go on at the moment; null when it does, or when there is none. */
export function rebuildProblem(): string | null {
  return holder.leadtrailRebuild?.problem ?? null
}

async function run(rebuild: Rebuild, db: Database): Promise<void> {
  const { signal } = rebuild.controller
  while (rebuild.isWanted && !signal.aborted) {
    rebuild.isWanted = false
    try {
      await rebuildStale({ eventsPerChunk, signal }, db)
      rebuild.problem = null
    } catch (error) {
      rebuild.problem = error instanceof Error ? error.message : String(error)
      rebuild.isWanted = true
      await setTimeout(pauseAfterFailureMs, undefined, { ref: false, signal }).catch(() => {}) // stopped while waiting
    }
  }
  holder.leadtrailRebuild = undefined // at once: whoever asks from here on starts anew
}
