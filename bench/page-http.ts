// The sessions page as a browser gets it from a production server on a database filled by `npm run bench -- load`.
//   npm run bench -- page-http --url postgresql://...bench_10m [--rounds 7] [--port 3198] [--wait 10]
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { startServer } from './server'

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    port: { type: 'string', default: '3198' },
    wait: { type: 'string', default: '10' },
  },
})
if (!values.url) throw new Error('Give --url of a database filled by `npm run bench -- load`')

const month = 'from=2025-11-01&to=2025-11-30'
const queries = {
  'no filter': '',
  'entry + exit + events': 'entry=email_open&exit=demo_request&events=3..',
  'longest first': 'sort=-duration',
  'rare exit': 'exit=unsubscribe',
  'contains a page': 'contains=page:/pricing',
  'one source': 'source=Email',
  'a month': month,
  'one name': 'q=bob.tanaka',
  'a sequence in a month': `seq=${encodeURIComponent('email_click > page:/pricing* > demo_request')}&${month}`,
}

interface Times {
  'first byte': number
  'all rows': number
  everything: number
}

const server = await startServer(values.port, { DATABASE_URL: values.url, LEADTRAIL_DATA: '' })
const urls = new Map(Object.entries(queries).map(([name, query]) => [name, `${server.url}/sessions?${query}`]))
try {
  await setTimeout(Number(values.wait) * 1000) // until it has read the sessions into memory
  for (let round = 0; round < 3; round++) for (const url of urls.values()) await load(url)
  const table: Record<string, Times> = {}
  for (const [name, url] of urls) table[name] = await medians(url)
  console.log(`ms, median of ${values.rounds}, warm`)
  console.table(table)
  console.log(`JavaScript of the first load: ${await scriptKilobytes(`${server.url}/sessions`)} kB gzip`)
} finally {
  await server.stop()
}

async function medians(url: string): Promise<Times> {
  const rounds: Times[] = []
  for (let round = 0; round < Number(values.rounds); round++) rounds.push(await load(url))
  const median = (name: keyof Times) =>
    Math.round(rounds.map((times) => times[name]).sort((a, b) => a - b)[rounds.length >> 1] ?? Number.NaN)
  return { 'first byte': median('first byte'), 'all rows': median('all rows'), everything: median('everything') }
}

/** Rows are all there when the table's body ends. */
async function load(url: string): Promise<Times> {
  const started = performance.now()
  const response = await fetch(url, { headers: { cookie: 'tz=UTC' } })
  if (!response.ok || !response.body) throw new Error(`${url} answers ${response.status}`)
  const times: Partial<Times> = {}
  const decoder = new TextDecoder()
  let text = ''
  for await (const bytes of response.body) {
    const ms = performance.now() - started
    times['first byte'] ??= ms
    text += decoder.decode(bytes, { stream: true })
    if (text.includes('</tbody>')) times['all rows'] ??= ms
    times.everything = ms
  }
  const { 'first byte': first, 'all rows': rows, everything } = times
  if (first === undefined || rows === undefined || everything === undefined) throw new Error(`${url} has no table`)
  return { 'first byte': first, 'all rows': rows, everything }
}

/** Of all the scripts that the page names, but for what only browsers without modules load. */
async function scriptKilobytes(url: string): Promise<number> {
  const html = await (await fetch(url)).text()
  const tags = [...html.matchAll(/<script[^>]* src="([^"]+)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag))
  const scripts = new Set(tags.map(([, src]) => src ?? ''))
  let bytes = 0
  for (const src of scripts) {
    const script = await (await fetch(new URL(src, url))).arrayBuffer()
    bytes += gzipSync(Buffer.from(script)).length
  }
  return Math.round(bytes / 1000)
}
