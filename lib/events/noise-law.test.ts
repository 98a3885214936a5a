import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { emptyTables, testEngines } from '@/lib/db/testing'
import { joinLeads } from '@/lib/leads/join-leads'
import { detectMailNoise } from '@/lib/noise/mail-noise'
import { defaultRules, joinReasons, type NoiseReason } from '@/lib/sessionizer'
import { groupByLead } from '@/lib/sessions/read-session-events'
import { rebuildStale } from '@/lib/sessions/rebuild-stale'
import { verifySessions } from '@/lib/sessions/verify-sessions'
import { saveRules } from '@/lib/settings/workspace'
import { deleteEvents } from './delete-events'
import type { IncomingEvent } from './incoming-event'
import { leadIdOf } from './lead-id'
import { recordEvents } from './record-events'

const start = Date.UTC(2026, 2, 1)
const browser = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36'
const bot = 'SurveyorBot/2.1 (+https://example.com/bot)'

/** Half seconds, now and then an hour later: many events within reach of each other. */
const times = fc
  .tuple(fc.integer({ min: 0, max: 24 }), fc.constantFrom(0, 0, 0, 1))
  .map(([step, hour]) => start + step * 500 + hour * 3_600_000)

const events: fc.Arbitrary<IncomingEvent> = fc.record({
  id: fc.integer({ min: 0, max: 60 }).map(String),
  lead: fc.constantFrom('user:ann', 'email:ben@example.com').map((key) => ({ key })),
  occurredAt: times,
  type: fc.constantFrom('email_delivered', 'email_open', 'email_click', 'email_click', 'page_view'),
  path: fc.constantFrom(null, '/a', '/b'),
  message: fc.constantFrom(null, 'spring', 'spring', 'summer'),
  agent: fc.constantFrom(null, browser, browser, bot),
  suppressed: fc.constantFrom(null, null, null, null, 'scanner' as const, 'bot' as const),
  points: fc.integer({ min: 0, max: 5 }),
})

type Step = { kind: 'record'; events: IncomingEvent[] } | { kind: 'delete'; picks: number[] } | { kind: 'switch' }

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(events, { minLength: 1, maxLength: 12 })
      .map((list) => ({ kind: 'record' as const, events: list })),
  },
  {
    weight: 2,
    arbitrary: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }).map((picks) => ({ kind: 'delete' as const, picks })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'switch' as const }) },
)

describe.each(testEngines)('noise on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })
  afterAll(() => db?.close())

  test('is what all events together say, in whatever order and batches they come and go', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 6 }), async (story) => {
        await emptyTables(db)
        const model = new Map<string, IncomingEvent>()
        let isOn = true
        for (const step of story) {
          if (step.kind === 'record') {
            for (const event of step.events) {
              const key = `${leadIdOf(event.lead.key)} ${event.id}`
              if (!model.has(key)) model.set(key, event)
            }
            await recordEvents(step.events, db)
          } else if (step.kind === 'delete') {
            const keys = [...model.keys()]
            const gone = new Set(step.picks.flatMap((pick) => keys[pick % keys.length] ?? []))
            for (const key of gone) model.delete(key)
            await deleteEvents([...gone].map(toEventKey), db)
          } else {
            isOn = !isOn
            await saveRules({ noise: { ...defaultRules.noise, burst: isOn, scanner: isOn } }, db)
            await rebuildStale({}, db)
          }
          expect(await storedReasons(db)).toEqual(reasonsOf(model))
          expect((await verifySessions({}, db)).differences).toEqual([])
        }
      }),
      { numRuns: 15 },
    )
  })

  test('verify names an event that is stored as other noise', async () => {
    await emptyTables(db)
    const open = { id: 'o', lead: { key: 'user:ann' }, occurredAt: start, type: 'email_open', message: 'spring' }
    await recordEvents([open, { ...open, id: 'd', type: 'email_delivered' }], db)
    await db.execute(sql`UPDATE event SET suppressed = 'scanner,burst' WHERE id = 'o'`)
    const [difference] = (await verifySessions({}, db)).differences
    expect(difference).toBe(
      `event o of lead ${leadIdOf('user:ann')}: suppressed is "scanner,burst", should be "scanner"`,
    )
  })

  test('events of one email that a join brings together are looked at again', async () => {
    await emptyTables(db)
    const about = { occurredAt: start, message: 'spring', agent: null }
    const opened = { ...about, id: 'o', lead: { key: 'anon:1' }, type: 'email_open' }
    const delivered = { ...about, id: 'd', lead: { key: 'user:ann' }, type: 'email_delivered' }
    await recordEvents([opened, delivered], db)
    await joinLeads([{ keys: ['user:ann', 'anon:1'], card: {}, at: start, reason: 'identify' }], db)
    expect(await storedReasons(db)).toEqual({
      [`${leadIdOf('user:ann')} o`]: 'scanner',
      [`${leadIdOf('user:ann')} d`]: null,
    })
    expect((await verifySessions({}, db)).differences).toEqual([])
  })

  test('a rule switched off brings exactly its events back, and on again takes them out', async () => {
    await emptyTables(db)
    const click = (id: string, seconds: number, path: string) => ({
      ...{ id, lead: { key: 'user:ann' }, occurredAt: start + seconds * 1000, type: 'email_click', path, points: 1 },
      ...{ message: 'spring', agent: browser },
    })
    await recordEvents([click('1', 0, '/a'), click('2', 1, '/b'), { ...click('3', 2, '/c'), agent: bot }], db)
    const eventCount = async () => (await db.query<{ event_count: number }>(sql`SELECT event_count FROM lead`))[0]
    const counts: unknown[] = [await eventCount()]
    for (const noise of [{ burst: false }, { burst: false, bot: false }, { bot: false }, {}]) {
      await saveRules({ noise: { ...defaultRules.noise, ...noise } }, db)
      await rebuildStale({}, db)
      counts.push(await eventCount())
    }
    expect(counts).toEqual([1, 2, 3, 1, 1].map((event_count) => ({ event_count })))
  })
})

function toEventKey(key: string): { leadId: string; id: string } {
  const [leadId = '', id = ''] = key.split(' ')
  return { leadId, id }
}

/** What the kinds of noise of all events are, from all of them at once. */
function reasonsOf(model: Map<string, IncomingEvent>): Record<string, string | null> {
  const machine = ({ agent, suppressed }: IncomingEvent) => agent === bot || suppressed !== null
  const mail = [...model].flatMap(([id, event]) => {
    const { lead, message, occurredAt, type, path = null, agent = null } = event
    if (!message || !type.startsWith('email_')) return []
    return [
      { leadId: `${lead.key} ${message}`, id, occurredAt, type, url: null, path, agent, isMachine: machine(event) },
    ]
  })
  const found = new Map<string, NoiseReason[]>()
  for (const email of groupByLead(mail).values()) {
    for (const [id, reasons] of detectMailNoise(email)) found.set(id, reasons)
  }
  return Object.fromEntries(
    [...model].map(([key, { agent, suppressed }]) => {
      const known: NoiseReason[] = agent === bot ? ['bot'] : []
      return [key, joinReasons([...known, ...(suppressed ? [suppressed] : []), ...(found.get(key) ?? [])])]
    }),
  )
}

async function storedReasons(db: Database): Promise<Record<string, string | null>> {
  const rows = await db.query<{ lead_id: string; id: string; suppressed: string | null }>(
    sql`SELECT lead_id, id, suppressed FROM event`,
  )
  return Object.fromEntries(rows.map(({ lead_id, id, suppressed }) => [`${lead_id} ${id}`, suppressed]))
}
