import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The tracking script as browsers get it: tracker.js without comments and indentation. */
export function readTracker(): string {
  const source = readFileSync(join(process.cwd(), 'lib', 'tracker', 'tracker.js'), 'utf8')
  const lines = source.split('\n').map((line) => withoutInnerComments(line).trim())
  return `${lines.filter((line) => line !== '' && !line.startsWith('//')).join('\n')}\n`
}

/** Its comments within code are types, on one line each. */
function withoutInnerComments(line: string): string {
  return line.replace(/\/\*\*.*?\*\/ ?/g, '')
}
