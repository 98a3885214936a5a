import { closeDatabase, database } from '@/lib/db/client'
import { raw } from '@/lib/db/sql'
import { continueRun } from '@/lib/scoring/score-again'

// Goes on with "score again" as the server does in the background, in small chunks, for scripts/killed.test.ts to kill.

const db = database()
await db.query(raw('SELECT 1'))
console.log('begins')
await continueRun({ eventsPerChunk: 400 }, db)
await closeDatabase()
