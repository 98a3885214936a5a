import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { Period } from '@/lib/sessions/filter-period'
import { dayMs } from '@/lib/sessions/histograms-by-day'
import { type DayChanges, readDayChanges } from '@/lib/sessions/read-day-changes'
import type { CodedTouch } from '@/lib/sessions/trail'
import { KnownTouches } from './known-touches'
import { Lanes } from './lanes'
import { LeadNumbers } from './lead-numbers'
import { loadColumns } from './load-columns'
import { TextNumbers } from './text-numbers'
import type { DayColumns, Numbers } from './types'

// Sessions by UTC day, kept in memory for whoever counts them. `session_day` says which days have changed since they were read; it is
// read first, so that what is kept is never older than what it is kept under.

/** So much is kept at most; the days that were used longest ago go first. */
const mostBytes = 256 * 2 ** 20
/** With its part of the leads' ids. */
const bytesPerSession = 70
/** Days in a row are read together as long as they have about so many sessions. */
const sessionsPerRead = 20_000
/** Who could have the answer elsewhere waits for so many: a tenth of a second. */
const sessionsPerWait = 30_000
/** All days change while a long file is imported: reading ahead takes at most one of so many parts of the time. */
const partsOfTime = 10

interface KeptDay {
  changes: number
  /** Null for a day that has no sessions any more. */
  columns: Promise<DayColumns | null>
  /** Null until the columns are there. */
  size: number | null
  bytes: number
  usedAt: number
}

export interface ReadDays {
  days: DayColumns[]
  numbers: Numbers
  /** All that the sessions have, and maybe more. */
  touches: readonly CodedTouch[]
}

export function newNumbers(): Numbers {
  return { leads: new LeadNumbers(), campaigns: new TextNumbers(), pauses: new TextNumbers() }
}

export class ColumnStore {
  private kept = new Map<number, KeptDay>()
  /** Only grow, and are given up with all days. */
  private numbers = newNumbers()
  private readonly touches: KnownTouches
  private readonly lanes = new Lanes(3)
  private reads = 0
  /** Null while nothing is being read ahead. */
  readingAhead: Promise<void> | null = null
  private readsAheadSince = 0

  constructor(
    private readonly db: Database,
    private readonly limit: number = mostBytes,
  ) {
    this.touches = new KnownTouches(db)
  }

  /** The days with a moment of the period, as they are now. */
  async read(period: Period): Promise<ReadDays> {
    return this.gather(await readDayChanges(period, this.db))
  }

  /** The same when it is there, or will be soon. Else null, and the next one who asks finds more of it. */
  async readHeld(period: Period): Promise<ReadDays | null> {
    const changes = await readDayChanges(period, this.db)
    const missing = changes.reduce((sum, day) => sum + this.missing(day), 0)
    if (missing <= sessionsPerWait && missing * bytesPerSession <= this.limit) return this.gather(changes)
    this.readAhead().catch(() => {}) // the database answers who asks, and is asked again by the next one
    return null
  }

  /** Reads the newest days, as many as may be kept. */
  async readAhead(): Promise<void> {
    if (!this.readingAhead && performance.now() < this.readsAheadSince) return
    this.readingAhead ??= this.readNewest().finally(() => {
      this.readingAhead = null
    })
    return this.readingAhead
  }

  private async readNewest(): Promise<void> {
    const started = performance.now()
    try {
      const fromMs = await firstOfNewest(this.limit / bytesPerSession, this.db)
      if (fromMs !== null) await this.read({ fromMs, toMs: null })
    } finally {
      const ended = performance.now()
      this.readsAheadSince = ended + (ended - started) * (partsOfTime - 1)
    }
  }

  private async gather(changes: readonly DayChanges[]): Promise<ReadDays> {
    const { kept, numbers } = this
    const usedAt = ++this.reads
    const changed = changes.filter((day) => kept.get(day.dayMs)?.changes !== day.changes)
    // The newest ones first: they are asked for most.
    for (const run of runsOf(changed).reverse()) this.load(run)
    const days = changes.map((day) => kept.get(day.dayMs)).filter((day) => day !== undefined)
    for (const day of days) day.usedAt = usedAt
    const columns = await Promise.all(days.map((day) => day.columns))
    const touches = await this.touches.read()
    this.forgetOldest(usedAt)
    return { days: columns.filter((day) => day !== null), numbers, touches }
  }

  /** How many sessions of a day have to be read, at most. */
  private missing({ dayMs: at, changes }: DayChanges): number {
    const day = this.kept.get(at)
    if (day?.changes === changes) return day.size === null ? changes : 0
    return Math.min(changes, (day?.size ?? 0) + changes - (day?.changes ?? 0))
  }

  private load(run: readonly DayChanges[]): void {
    const { kept, numbers } = this
    const [first, last] = [run[0]?.dayMs ?? 0, run.at(-1)?.dayMs ?? 0]
    const where = sql`session.started_at >= ${new Date(first)} AND session.started_at < ${new Date(last + dayMs)}`
    const loaded = this.lanes.run(() => loadColumns(where, numbers, this.db))
    for (const { dayMs: at, changes } of run) {
      const columns = loaded.then((days) => days.find((day) => day.dayMs === at) ?? null)
      const day: KeptDay = { changes, columns, size: null, bytes: 0, usedAt: 0 }
      kept.set(at, day)
      columns.then(
        (found) => {
          day.size = found?.size ?? 0
          day.bytes = found ? bytesOf(found) : 0
          if (found) this.touches.expect(found.touches)
        },
        // Whoever waits for it sees the failure; the next one tries again.
        () => kept.get(at) === day && kept.delete(at),
      )
    }
  }

  private forgetOldest(usedAt: number): void {
    if (this.numbers.leads.bytes > this.limit / 2) {
      this.kept = new Map()
      this.numbers = newNumbers()
      return
    }
    let bytes = this.numbers.leads.bytes
    for (const day of this.kept.values()) bytes += day.bytes
    if (bytes <= this.limit) return
    for (const [at, day] of [...this.kept].sort(([, a], [, b]) => a.usedAt - b.usedAt)) {
      if (bytes <= this.limit || day.usedAt >= usedAt) return
      this.kept.delete(at)
      bytes -= day.bytes
    }
  }
}

/** When the newest days begin that have so many sessions together; null without sessions. */
async function firstOfNewest(sessions: number, db: Database): Promise<number | null> {
  const rows = await db.query<{ day: number; sessions: number }>(sql`
    SELECT floor(date_part('epoch', bucket) / 86400)::integer AS day, sum(sessions) AS sessions
    FROM day_stat GROUP BY 1 ORDER BY 1 DESC`)
  let first: number | null = null
  let sum = 0
  for (const row of rows) {
    sum += row.sessions
    if (sum > sessions) break
    first = row.day * dayMs
  }
  return first
}

/** Days in a row that are read together. */
function runsOf(days: readonly DayChanges[]): DayChanges[][] {
  const runs: DayChanges[][] = []
  let sessions = 0
  for (const day of days) {
    const run = runs.at(-1)
    sessions += day.changes
    if (run && sessions <= sessionsPerRead && day.dayMs - (run.at(-1)?.dayMs ?? 0) === dayMs) run.push(day)
    else {
      runs.push([day])
      sessions = day.changes
    }
  }
  return runs
}

function bytesOf(day: DayColumns): number {
  return Object.values(day).reduce((sum, list) => (ArrayBuffer.isView(list) ? sum + list.byteLength : sum), 0)
}

// On globalThis, because each route of the server has its own copy of this module, as has the command that starts it.
const holder = globalThis as { leadtrailColumns?: WeakMap<Database, ColumnStore> | undefined }

/** The process's columns of a database. Who asks first says how many bytes are kept. */
export function columnStore(db: Database, limit?: number): ColumnStore {
  holder.leadtrailColumns ??= new WeakMap()
  let store = holder.leadtrailColumns.get(db)
  if (!store) {
    store = new ColumnStore(db, limit)
    holder.leadtrailColumns.set(db, store)
  }
  return store
}
