import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { emptyTables, testEngines } from '@/lib/db/testing'
import { deleteEvents } from '@/lib/events/delete-events'
import type { IncomingEvent } from '@/lib/events/incoming-event'
import { leadIdOf } from '@/lib/events/lead-id'
import { recordEvents } from '@/lib/events/record-events'
import { sessionId } from '@/lib/sessionizer'
import { findSession } from './find-session'

const ann = leadIdOf('user:ann')
const ben = leadIdOf('user:ben')
const at = (time: string) => Date.parse(`2026-03-02T${time}Z`)
const nowMs = at('23:00:00')

function view(lead: string, time: string, more: Partial<IncomingEvent> = {}): IncomingEvent {
  return { id: `${lead} ${time}`, lead: { key: `user:${lead}` }, occurredAt: at(time), type: 'page_view', ...more }
}

describe.each(testEngines)('findSession on $name', ({ open }) => {
  let db: Database

  beforeAll(async () => {
    db = await open()
  })
  afterAll(() => db.close())

  beforeEach(async () => {
    await emptyTables(db)
    await recordEvents([view('ann', '10:00'), view('ann', '10:20'), view('ann', '12:00'), view('ben', '10:10')], db)
  })

  test('the id of a session finds it, with its lead and status', async () => {
    const found = await findSession(sessionId(ann, at('10:00')), nowMs, db)
    expect(found).toMatchObject({
      session: {
        leadId: ann,
        startedAt: at('10:00'),
        endedAt: at('10:20'),
        eventCount: 2,
        lead: { id: ann },
        status: 'ended',
      },
    })
    expect(found?.redirectTo).toBeUndefined()
  })

  test('the status follows the clock', async () => {
    const id = sessionId(ann, at('12:00'))
    expect((await findSession(id, at('12:04'), db))?.session.status).toBe('active')
    expect((await findSession(id, at('12:06'), db))?.session.status).toBe('idle')
    expect((await findSession(id, at('12:30'), db))?.session.status).toBe('ended')
  })

  test.each([
    ['an instant inside', '10:05', '10:00'],
    ['the last instant', '10:20', '10:00'],
    ['less than a gap before one', '11:30:00.001', '12:00'],
  ])('%s redirects to the session', async (_, instant, start) => {
    const found = await findSession(sessionId(ann, at(instant)), nowMs, db)
    expect(found?.redirectTo).toBe(sessionId(ann, at(start)))
    expect(found?.session.id).toBe(found?.redirectTo)
  })

  test.each([
    ['just after a session', '10:20:00.001', ann],
    ['a whole gap before one', '11:30', ann],
    ['after the last one', '12:01', ann],
    ['of an unknown lead', '10:00', leadIdOf('user:nobody')],
    ['of another lead', '12:00', ben],
  ])('an instant %s names nothing', async (_, instant, lead) => {
    expect(await findSession(sessionId(lead, at(instant)), nowMs, db)).toBeNull()
  })

  test('a link still works after a late event moved the start', async () => {
    const link = sessionId(ann, at('10:00'))
    await recordEvents([view('ann', '09:45')], db)
    const found = await findSession(link, nowMs, db)
    expect(found?.redirectTo).toBe(sessionId(ann, at('09:45')))
    expect(found?.session.eventCount).toBe(3)
  })

  test('a link still works after a late event joined two sessions', async () => {
    await recordEvents([view('ann', '10:45'), view('ann', '11:10'), view('ann', '11:35')], db)
    const found = await findSession(sessionId(ann, at('12:00')), nowMs, db)
    expect(found?.redirectTo).toBe(sessionId(ann, at('10:00')))
  })

  test('a link still works after the first event was erased', async () => {
    await deleteEvents([{ leadId: ann, id: 'ann 10:00' }], db)
    const found = await findSession(sessionId(ann, at('10:00')), nowMs, db)
    expect(found?.redirectTo).toBe(sessionId(ann, at('10:20')))
  })

  test.each([
    ['nothing', ''],
    ['no id', 'session'],
    ['a quote', `${ann}'; DROP TABLE session; --`],
    ['an instant outside of every calendar', `${ann}-${(8.64e15).toString(36)}`],
    ['an instant before the year 1', `${ann}--${(8.64e15).toString(36)}`],
    ['a NUL', `${ann}\0-${at('10:00').toString(36)}`],
    ['a lead id that is SQL', `' OR '1'='1-${at('10:00').toString(36)}`],
  ])('%s finds nothing and breaks nothing', async (_, id) => {
    expect(await findSession(id, nowMs, db)).toBeNull()
    expect(await findSession(sessionId(ann, at('10:00')), nowMs, db)).not.toBeNull()
  })
})
