import { prepareDatabase } from '@/lib/db/prepare-database'

// Part of the installation. Without it everything works, only a new database's first start takes some seconds longer.

await prepareDatabase().catch((error: Error) => {
  process.stderr.write(`No database could be prepared, so the first start will take longer: ${error.message}\n`)
})
