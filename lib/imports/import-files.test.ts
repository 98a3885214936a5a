import { existsSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { openTestDatabase } from '@/lib/db/testing'
import { guessMapping } from '@/lib/importers/guess-mapping'
import { saveRules } from '@/lib/settings/workspace'
import { countKnownEvents } from './count-known-events'
import { type EventSink, feedRows, recordInto } from './import-rows'
import { openFile } from './open-rows'

// Real files, which do not belong to the repository. Their figures were computed by other programs.

const folder = '../shared/data'

let db: Database

beforeEach(async () => {
  db = await openTestDatabase()
  await saveRules({ passive: [] }, db)
})

afterEach(() => db.close())

async function feed(file: string, sink: EventSink) {
  const source = await openFile(`${folder}/${file}`)
  const mapping = guessMapping(source.columns, source.sample)
  return feedRows(source, { mapping, assumedZone: 'UTC' }, sink)
}

async function figures() {
  const [row] = await db.query(sql`
    SELECT (SELECT count(*)::int FROM event) AS events, (SELECT count(*)::int FROM lead) AS leads, count(*)::int AS sessions,
      count(*) FILTER (WHERE event_count = 1)::int AS single, max(event_count) AS longest,
      sum(duration_ms)::float8 / 1000 AS seconds, sum(points)::int AS points
    FROM session`)
  return row
}

describe.skipIf(!existsSync(folder))(`files of ${folder} (skipped where there are none)`, () => {
  test.each([
    ['shop-clickstream.csv', [32283, 3751, 6454, 1393, 53, 333015.554, 38637]],
    ['apache-access.csv', [10000, 1862, 3224, 1775, 108, 48818, 9126]],
    ['marketing-touches.csv', [900, 649, 676, 583, 25, 17615.658, 1070]],
  ])(
    '%s gives its known figures, and importing it again changes nothing',
    async (file, expected) => {
      const [events, leads, sessions, single, longest, seconds, points] = expected
      const known = { events, leads, sessions, single, longest, seconds, points }

      expect(await feed(file, countKnownEvents(db))).toMatchObject({ accepted: events, duplicates: 0, rejected: 0 })
      expect(await feed(file, recordInto(db))).toMatchObject({
        rows: events,
        accepted: events,
        duplicates: 0,
        rejected: 0,
      })
      expect(await figures()).toEqual(known)

      expect(await feed(file, countKnownEvents(db))).toMatchObject({ accepted: 0, duplicates: events, rejected: 0 })
      expect(await feed(file, recordInto(db))).toMatchObject({ accepted: 0, duplicates: events, rejected: 0 })
      expect(await figures()).toEqual(known)
    },
    180_000,
  )
})
