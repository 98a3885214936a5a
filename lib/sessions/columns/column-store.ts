import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { Period } from '@/lib/sessions/filter-period'
import { dayMs } from '@/lib/sessions/histograms-by-day'
import { type DayChanges, readDayChanges } from '@/lib/sessions/read-day-changes'
import { Lanes } from './lanes'
import { LeadNumbers } from './lead-numbers'
import { loadColumns } from './load-columns'
import { TextNumbers } from './text-numbers'
import type { DayColumns, Numbers } from './types'

// Sessions by UTC day, kept in memory for reports. `session_day` says which days have changed since they were read; it is
// read first, so that what is kept is never older than what it is kept under.

/** So much is kept at most; the days that were used longest ago go first. A session takes some 60 bytes. */
const mostBytes = 256 * 2 ** 20
/** Days in a row are read together as long as they have about so many sessions. */
const sessionsPerRead = 20_000

interface KeptDay {
  changes: number
  /** Null for a day that has no sessions any more. */
  columns: Promise<DayColumns | null>
  bytes: number
  usedAt: number
}

export interface ReadDays {
  days: DayColumns[]
  numbers: Numbers
}

export function newNumbers(): Numbers {
  return { leads: new LeadNumbers(), campaigns: new TextNumbers(), pauses: new TextNumbers() }
}

export class ColumnStore {
  private kept = new Map<number, KeptDay>()
  /** Only grow, and are given up with all days. */
  private numbers = newNumbers()
  private readonly lanes = new Lanes(3)
  private reads = 0

  constructor(
    private readonly db: Database,
    private readonly limit: number = mostBytes,
  ) {}

  /** The days with a moment of the period, as they are now. */
  async read(period: Period): Promise<ReadDays> {
    const changes = await readDayChanges(period, this.db)
    const { kept, numbers } = this
    const usedAt = ++this.reads
    const changed = changes.filter((day) => kept.get(day.dayMs)?.changes !== day.changes)
    for (const run of runsOf(changed)) this.load(run)
    const days = changes.map((day) => kept.get(day.dayMs)).filter((day) => day !== undefined)
    for (const day of days) day.usedAt = usedAt
    const columns = await Promise.all(days.map((day) => day.columns))
    this.forgetOldest(usedAt)
    return { days: columns.filter((day) => day !== null), numbers }
  }

  private load(run: readonly DayChanges[]): void {
    const { kept, numbers } = this
    const [first, last] = [run[0]?.dayMs ?? 0, run.at(-1)?.dayMs ?? 0]
    const where = sql`session.started_at >= ${new Date(first)} AND session.started_at < ${new Date(last + dayMs)}`
    const loaded = this.lanes.run(() => loadColumns(where, numbers, this.db))
    for (const { dayMs: at, changes } of run) {
      const columns = loaded.then((days) => days.find((day) => day.dayMs === at) ?? null)
      const day: KeptDay = { changes, columns, bytes: 0, usedAt: 0 }
      kept.set(at, day)
      columns.then(
        (found) => {
          day.bytes = found ? bytesOf(found) : 0
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

/** The process's columns of a database. */
export function columnStore(db: Database): ColumnStore {
  holder.leadtrailColumns ??= new WeakMap()
  let store = holder.leadtrailColumns.get(db)
  if (!store) {
    store = new ColumnStore(db)
    holder.leadtrailColumns.set(db, store)
  }
  return store
}
