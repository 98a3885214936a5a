import { expect, test } from 'vitest'
import { openTestDatabase } from '@/lib/db/testing'
import { leadIdOf } from '@/lib/events/lead-id'
import { recordEvents } from '@/lib/events/record-events'
import { eraseLead } from '@/lib/leads/erase-lead'
import { generateSampleLeads } from './generate-sample'
import { hasSample } from './has-sample'

test('sample data is known by leads of its own, and no more when they have gone', async () => {
  const db = await openTestDatabase()
  const [anyone, user] = firstUsers()
  // Another sender's user of the same number is not of the sample.
  await recordEvents([{ id: 'own', lead: { key: anyone.lead.key }, occurredAt: 0, type: 'page_view' }], db)
  expect(await hasSample(db)).toBe(false)

  await recordEvents([user], db)
  expect(await hasSample(db)).toBe(true)
  await eraseLead(leadIdOf(user.lead.key), 0, db)
  expect(await hasSample(db)).toBe(false)
  await db.close()
})

/** The first events of the sample's first two leads with an account. */
function firstUsers() {
  const users = []
  for (const { events } of generateSampleLeads(Date.parse('2026-05-13T13:37:00Z'))) {
    if (events[0]?.lead.key.startsWith('user:')) users.push(events[0])
    const [first, second] = users
    if (first && second) return [first, second] as const
  }
  throw new Error('The sample has no leads with an account.')
}
