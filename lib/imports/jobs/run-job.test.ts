import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { openTestDatabase } from '@/lib/db/testing'
import type { ImportJob } from '../types'
import { findJob, listJobs, previewJob } from './find-job'
import { jobFolder } from './job-folder'
import { openRejectsOf } from './open-rejects-of'
import { discardJob, pruneJobs } from './prune-jobs'
import { receiveUpload } from './receive-upload'
import { startJob, stopJob } from './run-job'
import { parseRunOptions } from './run-schema'

const dayMs = 24 * 60 * 60_000
const choices = {
  mapping: { fields: { lead: 'who', at: 'ts', type: 'event' }, ignored: [] },
  aliases: { open_email: 'email_open' },
  assumedZone: 'Europe/Berlin',
}

let db: Database
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leadtrail-'))
  process.env.LEADTRAIL_DATA = folder
  db = await openTestDatabase()
})

afterAll(async () => {
  await db.close()
  rmSync(folder, { recursive: true })
})

async function* bytes(content: string, failure?: Error) {
  yield Buffer.from(content)
  if (failure) throw failure
}

const upload = (content: string, nowMs = Date.now()) => receiveUpload(bytes(content), 'tracking.csv', nowMs, db)

/** The job in the first moment of its end: what belongs to that must be done by then. */
async function ended(id: string): Promise<ImportJob> {
  for (;;) {
    const job = await findJob(id, Date.now(), db)
    if (job.state !== 'checking' && job.state !== 'importing') return job
    await setImmediate()
  }
}

const good = 'who,ts,event\nann,2020-01-31 10:00,open_email\n,2020-01-31 10:00,x\nbo,2020-01-31 10:00,x\n'
const long = [
  'who,ts,event',
  ...Array.from({ length: 6000 }, (_, i) => `lead${i % 500},${1_580_464_800 + i * 60},y`),
].join('\n')

test('a file is checked, imported, and then no longer kept; its rejected rows are', async () => {
  const id = await upload(good)
  expect(await findJob(id, Date.now(), db)).toMatchObject({ state: 'ready', fileName: 'tracking.csv', hasFile: true })

  await startJob(id, { ...choices, isDryRun: true }, Date.now(), db)
  const checked = await ended(id)
  expect(checked).toMatchObject({ state: 'checked', rows: 3, accepted: 2, rejected: 1, choices, hasFile: true })
  expect(await db.query(sql`SELECT 1 FROM event`)).toEqual([])
  expect(await previewJob(checked)).toMatchObject({
    columns: ['who', 'ts', 'event'],
    rows: [{ line: 2 }, { line: 3 }, { line: 4 }],
  })

  await startJob(id, { ...choices, isDryRun: false }, Date.now(), db)
  const done = await ended(id)
  expect(done).toMatchObject({ state: 'done', accepted: 2, rejected: 1, hasFile: false })
  expect(done.rejectKinds).toEqual([{ line: 3, count: 1, reason: 'who (lead) is missing' }])
  const events = await db.query<{ type: string; occurred_at: Date }>(
    sql`SELECT type, occurred_at FROM event ORDER BY type`,
  )
  expect(events).toEqual([
    { type: 'email_open', occurred_at: new Date('2020-01-31T09:00:00Z') },
    { type: 'x', occurred_at: new Date('2020-01-31T09:00:00Z') },
  ])
  const rejects = await openRejectsOf(id, Date.now(), db)
  expect(rejects.fileName).toBe('tracking-rejects.csv')
  expect(await text(rejects.body)).toBe('line,field,reason,row\n3,lead,who (lead) is missing,",2020-01-31 10:00,x"\n')
  await expect(startJob(id, { ...choices, isDryRun: false }, Date.now(), db)).rejects.toThrow('no longer here')
})

test('one at a time; a stopped import keeps what it has stored and can go on', async () => {
  const [id, other] = [await upload(long), await upload(good)]
  await startJob(id, { ...choices, isDryRun: false }, Date.now(), db)
  await expect(startJob(other, { ...choices, isDryRun: true }, Date.now(), db)).rejects.toThrow(
    'Another import is running',
  )
  await expect(discardJob(id, Date.now(), db)).rejects.toThrow('Stop it first')
  stopJob(id)
  const stopped = await ended(id)
  expect(stopped.state).toBe('stopped')
  expect(stopped.rows).toBeLessThan(6000)
  expect(() => stopJob(id)).toThrow('not running')

  await startJob(id, { ...choices, isDryRun: false }, Date.now(), db)
  expect(await ended(id)).toMatchObject({ state: 'done', rows: 6000, rejected: 0 })
  const [row] = await db.query<{ count: number }>(sql`SELECT count(*) AS count FROM event WHERE type = 'y'`)
  expect(row?.count).toBe(6000)
})

test('a job whose server has gone counts as interrupted, and blocks no other', async () => {
  const [id, other] = [await upload(good), await upload(good)]
  const details = JSON.stringify({ startedAt: 1000, aliveAt: 5000, choices })
  await db.execute(sql`UPDATE import_job SET state = 'importing', options = ${details}::jsonb WHERE id = ${id}`)
  expect(await findJob(id, Date.now(), db)).toMatchObject({ state: 'interrupted', elapsedMs: 4000 })
  await startJob(other, { ...choices, isDryRun: true }, Date.now(), db)
  expect((await ended(other)).state).toBe('checked')
})

test('columns that do not suffice are named before anything starts', async () => {
  const id = await upload(good)
  const mapping = { fields: { lead: 'who', at: 'when', type: 'event' }, ignored: [] }
  const run = startJob(id, { ...choices, mapping, isDryRun: false }, Date.now(), db)
  await expect(run).rejects.toThrow('There is no column "when" for the field "at". Columns: who, ts, event.')
})

test('a file that turns out broken fails with a reason', async () => {
  const gzip = Buffer.from('H4sIAAAAAAAAA0vMyavUKUrNTUziAgBSAzZqDAAAAA==', 'base64').subarray(0, 24)
  const id = await receiveUpload([gzip] as unknown as AsyncIterable<Uint8Array>, 'x.csv.gz', Date.now(), db)
  await expect(startJob(id, { ...choices, isDryRun: false }, Date.now(), db)).rejects.toThrow('gzip file is damaged')
})

test('an upload that breaks off or is empty leaves nothing behind', async () => {
  const before = await listJobs(Date.now(), 100, db)
  await expect(receiveUpload(bytes('a,b', new Error('gone')), 'x.csv', Date.now(), db)).rejects.toThrow('gone')
  await expect(receiveUpload(bytes(''), 'x.csv', Date.now(), db)).rejects.toThrow('The file is empty.')
  expect(await listJobs(Date.now(), 100, db)).toEqual(before)
})

test('files that nobody imported go after a day, and old imports after the twentieth', async () => {
  const nowMs = Date.now()
  const abandoned = await upload(good, nowMs - 2 * dayMs)
  const fresh = await upload(good, nowMs)
  await pruneJobs(nowMs, db)
  expect(existsSync(jobFolder(abandoned))).toBe(false)
  expect(existsSync(jobFolder(fresh))).toBe(true)
  for (let i = 0; i < 25; i++) await upload(good, nowMs + i)
  await pruneJobs(nowMs, db)
  expect(await listJobs(nowMs, 100, db)).toHaveLength(20)
})

test('what the page sends is checked', () => {
  const parse = (body: object | null) => parseRunOptions(body)
  expect(parse({ ...choices, isDryRun: true })).toEqual({ ...choices, isDryRun: true })
  expect(() => parse({ ...choices, isDryRun: true, assumedZone: 'Mars' })).toThrow('assumedZone: is no time zone')
  expect(() => parse({ ...choices, isDryRun: 1 })).toThrow('isDryRun')
  expect(() => parse(null)).toThrow('body')
})

test('an id cannot leave the folder', () => {
  expect(() => jobFolder('../x')).toThrow(RangeError)
})
