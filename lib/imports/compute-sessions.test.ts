import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { sql } from '@/lib/db/sql'
import { openTestDatabase } from '@/lib/db/testing'
import { guessMapping } from '@/lib/importers/guess-mapping'
import { defaultRules, type Session } from '@/lib/sessionizer'
import { type ComputedSession, computeSessions } from './compute-sessions'
import { csvHeader, toCsv, toNdjson } from './format-computed'
import { feedRows, recordInto } from './import-rows'
import { openRows } from './open-rows'

const types = ['page_view', 'email_open', 'email_sent', 'demo_request', 'unsubscribe']
const paths = ['/pricing', '/blog/a?utm_source=news&utm_medium=email', '', '/docs']

/** Rows of 30 leads in no order, with ids that stand twice at different times. */
function file(): string {
  let state = 7
  const next = (below: number) => {
    state = (state * 1103515245 + 12345) % 2 ** 31
    return Math.floor((state / 2 ** 31) * below)
  }
  const rows = Array.from({ length: 1500 }, () => {
    const lead = next(2) ? `u${next(15)}` : `Lead${next(15)}@Example.com`
    const seconds = 1_580_464_800 + next(40) * 900 + next(3)
    return [`e${next(1200)}`, lead, seconds, types[next(5)], paths[next(4)], next(9) - 4].join(',')
  })
  return ['id,lead,at,type,path,points', ...rows].join('\n')
}

async function open(text: string) {
  async function* bytes() {
    yield Buffer.from(text)
  }
  return openRows(bytes())
}

async function compute(text: string, memoryLimit?: number, rules = defaultRules): Promise<ComputedSession[]> {
  const source = await open(text)
  const mapping = guessMapping(source.columns, source.sample)
  const options = { mapping, assumedZone: 'UTC', rules, ...(memoryLimit && { memoryLimit }) }
  const sessions: ComputedSession[] = []
  for await (const session of computeSessions(source, options)) sessions.push(session)
  return sessions
}

test('gives the sessions that the database holds after importing the same file', async () => {
  const text = file()
  const db = await openTestDatabase()
  const source = await open(text)
  const mapping = guessMapping(source.columns, source.sample)
  await feedRows(source, { mapping, assumedZone: 'UTC', batchSize: 200 }, recordInto(db))
  const stored = await db.query<{ session: Omit<Session, 'startedAt' | 'endedAt'> }>(sql`
    SELECT json_build_object('id', id, 'leadId', lead_id, 'durationMs', duration_ms, 'eventCount', event_count,
      'points', points, 'entry', json_build_object('type', entry_type, 'label', entry_label, 'path', entry_path),
      'exit', json_build_object('type', exit_type, 'label', exit_label, 'path', exit_path), 'source', source,
      'campaign', campaign, 'steps', steps, 'eventTypes', event_types, 'paths', paths, 'outcome', outcome,
      'intent', intent, 'intentReasons', intent_reasons) AS session
    FROM session ORDER BY lead_id, started_at`)
  await db.close()

  const computed = (await compute(text)).map(({ startedAt, endedAt, lead, ...session }) => session)
  expect(computed.length).toBeGreaterThan(100)
  expect(computed).toEqual(stored.map(({ session }) => session))
})

test('more events than fit into memory give the same sessions, and leave no file behind', async () => {
  const folders = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('leadtrail-sessions-'))
  const before = await folders()
  const text = file()
  expect(await compute(text, 100)).toEqual(await compute(text))
  expect(await folders()).toEqual(before)
})

test('names leads as the file does', async () => {
  const sessions = await compute('lead,at,type\nAnn@Example.com,1580464800,x\n42,1580464800,x\n')
  expect(sessions.map(({ lead }) => lead).sort()).toEqual(['42', 'ann@example.com'])
  for (const { id, leadId } of sessions) expect(id.startsWith(`${leadId}-`)).toBe(true)
})

test('follows the rules it is given', async () => {
  const text = 'lead,at,type\na,1580464800,email_sent\na,1580464860,x\na,1580465460,x\n'
  const counts = async (rules = defaultRules) => (await compute(text, undefined, rules)).map((s) => s.eventCount)
  expect(await counts()).toEqual([2])
  expect(await counts({ ...defaultRules, gapMs: 600_000 })).toEqual([1, 1])
  expect(await counts({ ...defaultRules, passive: [] })).toEqual([3])
})

test('writes a session as one line of JSON or CSV', async () => {
  const [session] = await compute(
    'lead,at,type,path,points\n=a,1580464800,page_view,/pricing,5\n=a,1580464801.5,form_submit,/x,1\n',
  )
  if (!session) throw new Error('no session')
  const { id } = session
  expect(JSON.parse(toNdjson(session))).toEqual({
    id,
    lead: '=a',
    startedAt: '2020-01-31T10:00:00.000Z',
    endedAt: '2020-01-31T10:00:01.500Z',
    durationSeconds: 1.5,
    eventCount: 2,
    points: 6,
    entry: { type: 'page_view', label: 'Pricing', path: '/pricing' },
    exit: { type: 'form_submit', label: 'Form sent', path: '/x' },
    source: 'Direct',
    campaign: null,
    steps: ['Pricing', 'Form sent'],
    outcome: 'engaged',
    intent: { level: session.intent, reasons: session.intentReasons },
  })
  expect(toCsv(session)).toMatch(
    `${id},'=a,2020-01-31T10:00:00.000Z,2020-01-31T10:00:01.500Z,1.5,2,6,page_view,Pricing,/pricing,`,
  )
  expect(toCsv(session).split(',').length).toBeGreaterThanOrEqual(csvHeader.split(',').length)
})
