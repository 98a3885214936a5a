import { readFileSync } from 'node:fs'
import { prepareDatabase } from './prepare-database'

const compiled: WebAssembly.Module[] = []

/**
 * Before all tests: makes the empty database that theirs begin with, and compiles the embedded database. As long as that is
 * held here, V8 compiles the same bytes no second time in this process, and each test file's database opens in half the
 * time.
 */
export default async function prepareTests(): Promise<void> {
  await prepareDatabase()
  compiled.push(await WebAssembly.compile(readFileSync('node_modules/@electric-sql/pglite/dist/pglite.wasm')))
}
