import { parseArgs } from 'node:util'
import { database } from '@/lib/db/client'
import { migrate, reset } from '@/lib/db/migrate'
import { run } from './run'
import { UsageError } from './usage-error'

const usage = `Usage: npm run db -- COMMAND

migrate        brings the tables up to date
reset --yes    erases everything and makes the tables anew`

await run(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { yes: { type: 'boolean', default: false } },
  })
  const [command, ...more] = positionals
  if (more.length > 0) throw new UsageError(`"${more.join(' ')}" is too much.\n\n${usage}`)
  if (command === 'migrate') return migrateAll()
  if (command === 'reset') return resetAll(values.yes)
  throw new UsageError(command === undefined ? usage : `"${command}" is no command.\n\n${usage}`)
})

async function migrateAll(): Promise<number> {
  const applied = await migrate(database())
  console.log(applied.length === 0 ? 'The tables are up to date.' : `Applied ${applied.join(', ')}.`)
  return 0
}

async function resetAll(isSure: boolean): Promise<number> {
  if (!isSure)
    throw new UsageError('This erases all leads, events and sessions. If you are sure: npm run db -- reset --yes')
  await reset(database())
  console.log('Erased everything; the tables are empty.')
  return 0
}
