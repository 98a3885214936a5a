import { parseArgs } from 'node:util'
import { database } from '@/lib/db/client'
import { migrate } from '@/lib/db/migrate'
import { rebuildSessions } from '@/lib/sessions/rebuild-sessions'
import { type SessionStats, sessionStats } from '@/lib/sessions/session-stats'
import { verifySessions } from '@/lib/sessions/verify-sessions'
import { computeCommand, computeUsage } from './compute-sessions'
import { progressBar } from './progress'
import { run } from './run'
import { UsageError } from './usage-error'

const usage = `Usage: npm run sessions -- COMMAND

stats [--json]              counts and sums of what the database holds
verify                      computes all sessions anew, lists what differs (exit 1), changes nothing
rebuild                     makes the session index anew; if stopped, the next call goes on
${computeUsage}`

const commands: Record<string, (args: string[]) => Promise<number>> = {
  stats,
  verify,
  rebuild,
  compute: computeCommand,
}

await run(async () => {
  const [name = '', ...args] = process.argv.slice(2)
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new UsageError(name === '' ? usage : `"${name}" is no command.\n\n${usage}`)
  return command(args)
})

async function stats(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } })
  await migrate(database())
  const figures = await sessionStats()
  if (values.json) process.stdout.write(`${JSON.stringify(figures)}\n`)
  else console.log(describe(figures))
  return 0
}

function describe(figures: SessionStats): string {
  const lines: [string, number][] = [
    ['events', figures.events],
    ['leads', figures.leads],
    ['sessions', figures.sessions],
    ['of a single event', figures.singleEventSessions],
    ['most events in one', figures.maxEventCount],
    ['total duration (s)', figures.totalDurationSeconds],
    ['points', figures.points],
  ]
  return lines.map(([label, value]) => `${label.padEnd(18)} ${value.toLocaleString('en').padStart(15)}`).join('\n')
}

async function verify(args: string[]): Promise<number> {
  parseArgs({ args, options: {} })
  await migrate(database())
  const progress = progressBar('Verifying', 'leads')
  const { leads, count, differences, staleLeads } = await verifySessions({
    onProgress: (done, total) => progress.update(done / total, done),
  })
  progress.stop()
  for (const difference of differences) console.log(difference)
  if (count > differences.length) console.log(`... and ${count - differences.length} more`)
  if (staleLeads > 0) console.log(`${staleLeads} leads wait for a rebuild since the rules changed.`)
  console.log(count === 0 ? `${leads} leads: sessions, totals and day_stat equal the events.` : `${count} differences.`)
  return count === 0 ? 0 : 1
}

async function rebuild(args: string[]): Promise<number> {
  parseArgs({ args, options: {} })
  await migrate(database())
  const progress = progressBar('Rebuilding', 'leads')
  const { leads, resumed } = await rebuildSessions({
    onProgress: (done, total) => progress.update(done / total, done),
  })
  progress.stop()
  console.log(`${leads} leads rebuilt${resumed ? ', going on with a rebuild that had been stopped' : ''}.`)
  return 0
}
