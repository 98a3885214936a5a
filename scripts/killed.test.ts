import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { openEmbedded } from '@/lib/db/embedded'
import { migrate } from '@/lib/db/migrate'
import { raw } from '@/lib/db/sql'
import { generateSample } from '@/lib/sample/generate-sample'
import { seededRandom } from '@/lib/sample/random'
import { latestRun } from '@/lib/scoring/latest-run'
import { previewScoring } from '@/lib/scoring/preview-scoring'
import { replaceScoringRules } from '@/lib/scoring/replace-rules'
import { listScoringRules } from '@/lib/scoring/rule-table'
import { beginRun } from '@/lib/scoring/score-again'
import { sessionStats } from '@/lib/sessions/session-stats'
import { verifySessions } from '@/lib/sessions/verify-sessions'
import { startCommand } from './command.fixture'

// Commands on the embedded database, killed at moments that nobody chose. KILL_SEED=... repeats those of a failed run.

const seed = Number(process.env.KILL_SEED) || Math.floor(Math.random() * 2 ** 31)
const random = seededRandom(seed)
const eventCount = 12_000
const longMs = 240_000

let folder: string
let data: string
let file: string
/** How long the command takes here until it is about to open the database: a measure for moments to kill it at. */
let startMs: number
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leadtrail-killed-'))
  data = join(folder, 'data')
  file = join(folder, 'events.ndjson')
  writeFileSync(file, sampleFile())
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const importIs =
  'an import that is killed again and again, and run again, stores every event once and all sessions right'
test(`${importIs} (seed ${seed})`, { timeout: longMs }, async () => {
  for (let kill = 0; kill < 2; kill++) {
    const command = startCommand('import', [file], { LEADTRAIL_DATA: data })
    startMs = await timeOf(command.speaks)
    // The first falls into the making of the database, most likely; the other one anywhere.
    await killAfter(command, startMs * (kill === 0 ? 1 : 4) * random.next())
  }
  await inspect(async (db) => {
    expect((await sessionStats(db)).events).toBeLessThanOrEqual(eventCount)
    await expectClean(db)
  })
  expectDone(await startCommand('import', [file], { LEADTRAIL_DATA: data }).ended)
  await inspect(async (db) => {
    expect((await sessionStats(db)).events).toBe(eventCount)
    await expectClean(db)
  })
})

const rebuildIs = 'a rebuild that is killed again and again, and run again, makes the whole index'
test(`${rebuildIs} (seed ${seed})`, { timeout: longMs }, async () => {
  const rebuild = () => startCommand('sessions', ['rebuild'], { LEADTRAIL_DATA: data })
  const expected = await inspect(async (db) => {
    const stats = await sessionStats(db)
    await db.execute(raw('DELETE FROM session'))
    await db.execute(raw('DELETE FROM day_stat'))
    return stats
  })
  for (let kill = 0; kill < 2; kill++) await killAfter(rebuild(), startMs * (1 + 2 * random.next()))
  expectDone(await rebuild().ended)
  await inspect(async (db) => {
    expect(await sessionStats(db)).toEqual(expected)
    await expectClean(db)
  })
})

const scoringIs = 'points that are given anew by a process that is killed, and by the next one, are given once'
test(`${scoringIs} (seed ${seed})`, { timeout: longMs }, async () => {
  const expected = await inspect(async (db) => {
    await db.execute(raw('UPDATE event SET points_given = false')) // those of the file are the sender's
    const views = { id: null, name: 'Views', type: 'page_view', points: 1000, condition: null, enabled: true }
    await replaceScoringRules({ rules: [views], seen: await listScoringRules(db) }, db)
    const preview = await previewScoring({}, db)
    await beginRun(Date.UTC(2026, 2, 31), db)
    return preview
  })
  const goOn = () => startCommand('score-again.fixture', [], { LEADTRAIL_DATA: data })
  const command = goOn()
  await command.speaks
  await killAfter(command, 1000 * random.next())
  expectDone(await goOn().ended)
  await inspect(async (db) => {
    const { events, leadsTotal, pointsBefore, pointsAfter } = expected
    const points = pointsAfter - pointsBefore
    expect(await latestRun(db)).toMatchObject({ isRunning: false, events, leads: leadsTotal, points })
    expect((await sessionStats(db)).points).toBe(pointsAfter)
    await expectClean(db)
  })
})

type Command = ReturnType<typeof startCommand>

async function killAfter(command: Command, ms: number): Promise<void> {
  await Promise.race([setTimeout(ms), command.ended])
  command.kill()
  const { code, errors } = await command.ended
  expect(code === null || code === 0, errors).toBe(true)
}

function expectDone({ code, errors }: Awaited<Command['ended']>): void {
  expect(code, errors).toBe(0)
}

/** Opens the folder as the next command would, right after the last one is gone. */
async function inspect<Result>(look: (db: Database) => Promise<Result>): Promise<Result> {
  const db = openEmbedded(data)
  try {
    await migrate(db)
    return await look(db)
  } finally {
    await db.close()
  }
}

async function expectClean(db: Database): Promise<void> {
  expect(await verifySessions({}, db)).toMatchObject({ count: 0, differences: [], staleLeads: 0 })
}

async function timeOf(work: Promise<void>): Promise<number> {
  const beginMs = performance.now()
  await work
  return performance.now() - beginMs
}

function sampleFile(): string {
  const lines: string[] = []
  for (const { lead, occurredAt, ...event } of generateSample(Date.UTC(2026, 2, 31), 5)) {
    if (lines.length === eventCount) break
    const { label, path, url, referrer, campaign, points, suppressed } = event
    const at = new Date(occurredAt).toISOString()
    const fields = { label, path, url, referrer, campaign, points, suppressed }
    lines.push(
      JSON.stringify({ event_id: event.id, lead: lead.key.replace(/^\w+:/, ''), at, type: event.type, ...fields }),
    )
  }
  return lines.join('\n')
}
