import { readFileSync } from 'node:fs'
import { emptySnapshot } from './testing'

const compiled: WebAssembly.Module[] = []

/**
 * Before all tests: makes the empty database that they copy, and compiles the embedded database. As long as that is held
 * here, V8 compiles the same bytes no second time in this process, and each test file's database opens in half the time.
 */
export default async function prepareTests(): Promise<void> {
  await emptySnapshot()
  compiled.push(await WebAssembly.compile(readFileSync('node_modules/@electric-sql/pglite/dist/pglite.wasm')))
}
