// How many events per second the sessionizer takes on one core, beside a plain loop that only finds the borders.
// `npx tsx bench/sessionizer.ts [--events 10000000] [--rounds 3]`. Making the events is not timed.
import { parseArgs } from 'node:util'
import { defaultRules, type Rules, type SessionEvent, sessionize } from '@/lib/sessionizer'
import { addLead } from './generated-leads'

const { values } = parseArgs({
  options: { events: { type: 'string', default: '10000000' }, rounds: { type: 'string', default: '3' } },
})
const total = Number(values.events)
const rounds = Number(values.rounds)
/** Events exist a small batch at a time, as they would in a stream; else the time goes into fetching them from memory. */
const batchSize = 500

interface Measured {
  ms: number
  /** Processor time, which other programs on the machine do not lengthen. */
  cpuMs: number
  sessions: number
}

type Pass = (events: SessionEvent[], rules: Rules) => number

const passes: Record<string, Pass> = { sessionize: countSessions, 'borders only': countBorders }
const results: Record<string, Measured[]> = Object.fromEntries(Object.keys(passes).map((name) => [name, []]))

for (let round = 0; round < rounds; round++) {
  const measured = runRound(round)
  for (const [name, result] of Object.entries(measured)) results[name]?.push(result)
}
printTable()

function runRound(round: number): Record<string, Measured> {
  const sums: Record<string, Measured> = {}
  for (const name of Object.keys(passes)) sums[name] = { ms: 0, cpuMs: 0, sessions: 0 }
  let made = 0
  const inTurn = Object.entries(passes)
  for (let lead = round; made < total; ) {
    const batch: SessionEvent[] = []
    while (batch.length < batchSize && made + batch.length < total) addLead(batch, lead++)
    made += batch.length
    inTurn.reverse() // whoever comes second finds the events in the processor's memory
    for (const [name, pass] of inTurn) {
      const sum = sums[name]
      if (!sum) continue
      const start = performance.now()
      const cpuStart = process.cpuUsage()
      sum.sessions += pass(batch, defaultRules)
      const { user, system } = process.cpuUsage(cpuStart)
      sum.cpuMs += (user + system) / 1000
      sum.ms += performance.now() - start
    }
  }
  return sums
}

function countSessions(events: SessionEvent[], rules: Rules): number {
  let count = 0
  for (const session of sessionize(events, rules)) if (session.eventCount > 0) count++
  return count
}

/** The least that any sessionizer has to do. */
function countBorders(events: SessionEvent[], rules: Rules): number {
  const passive = new Set(rules.passive)
  let count = 0
  let leadId = ''
  let at = 0
  for (const event of events) {
    if (event.suppressed || passive.has(event.type)) continue
    if (event.leadId !== leadId || event.occurredAt - at >= rules.gapMs) count++
    leadId = event.leadId
    at = event.occurredAt
  }
  return count
}

function printTable(): void {
  console.log(`${total.toLocaleString('en')} events, median of ${rounds} rounds, Node ${process.version}`)
  const base = median('borders only', 'cpuMs')
  console.table(
    Object.keys(passes).map((name) => {
      const cpuMs = median(name, 'cpuMs')
      return {
        pass: name,
        sessions: results[name]?.[0]?.sessions,
        seconds: Number((median(name, 'ms') / 1000).toFixed(2)),
        'CPU seconds': Number((cpuMs / 1000).toFixed(2)),
        'million events per CPU second': Number((total / cpuMs / 1000).toFixed(2)),
        'times the plain loop': Number((cpuMs / base).toFixed(1)),
      }
    }),
  )
}

function median(name: string, figure: 'ms' | 'cpuMs'): number {
  const sorted = (results[name] ?? []).map((measured) => measured[figure]).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
