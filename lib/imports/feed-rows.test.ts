import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { CleanEvent } from '@/lib/events/clean-event'
import { guessMapping } from '@/lib/importers/guess-mapping'
import { feedRows, type ImportOptions } from './import-rows'
import { openFile, openRows } from './open-rows'
import type { RejectedRow } from './types'
import { openRejects } from './write-rejects'

async function* pieces(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

async function feed(content: string | Uint8Array, options: Partial<ImportOptions> = {}, fileName?: string) {
  const events: CleanEvent[] = []
  const rejected: RejectedRow[] = []
  const source = await openRows(pieces(Buffer.from(content as string)), { fileName })
  const mapping = options.mapping ?? guessMapping(source.columns, source.sample)
  const result = await feedRows(
    source,
    { assumedZone: 'UTC', onRejected: (rows) => void rejected.push(...rows), ...options, mapping },
    async (batch) => {
      events.push(...batch)
      return batch.length
    },
  )
  return { events, rejected, result, source }
}

const csv = 'lead,at,type\nann,2020-01-31T10:00:00Z,page_view\nbo,2020-01-31T10:00:01Z,page_view\n'
const leads = ['user:ann', 'user:bo']

describe('feedRows', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(csv)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${csv}`)],
    ['UTF-16', Buffer.from(`\uFEFF${csv}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${csv}`, 'utf16le').swap16()],
    ['line ends of Windows', Buffer.from(csv.replaceAll('\n', '\r\n'))],
    ['line ends of old Macs', Buffer.from(csv.replaceAll('\n', '\r'))],
    ['gzip', gzipSync(csv)],
    ['no line end at the end', Buffer.from(csv.trimEnd())],
  ])('reads %s', async (_, bytes) => {
    const { events, result } = await feed(bytes)
    expect(events.map((event) => event.lead.key)).toEqual(leads)
    expect(result).toMatchObject({ rows: 2, accepted: 2, duplicates: 0, rejected: 0 })
  })

  test('reads Windows-1252, and says so', async () => {
    const { events, source } = await feed(Buffer.from(csv.replace('ann', 'Müller'), 'latin1'))
    expect(events[0]?.lead.key).toBe('user:Müller')
    expect(source.encoding).toBe('windows-1252')
  })

  test('remembers bytes that are no text', async () => {
    const rows = csv + 'ann,2020-01-31T10:00:00Z,page_view\n'.repeat(3000)
    const { source, result } = await feed(
      Buffer.concat([Buffer.from(rows), Buffer.from('M\xfcller,1580464800,x\n', 'latin1')]),
    )
    expect(result.rejected).toBe(0)
    expect(source.hasBadCharacters()).toBe(true)
  })

  test('characters survive the cuts between pieces', async () => {
    const name = 'Zoë 日本 🎉'
    const { events } = await feed(`lead,name,at,type\n${`ann,${name},1580464800,x\n`.repeat(200)}`)
    expect(new Set(events.map((event) => event.lead.name))).toEqual(new Set([name]))
  })

  test('rejects rows with their exact lines and imports the rest', async () => {
    const { events, rejected, result } = await feed(
      [
        '\uFEFFlead,at,type,label', // 1
        'ann,2020-01-31T10:00:00Z,a,"two', // 2
        'lines"', // 3
        ',2020-01-31T10:00:00Z,b,', // 4
        '', // 5
        'ann,noon,c,"x', // 6
        'y', // 7
        'z"', // 8
        'ann,2020-01-31T10:00:00Z,d', // 9
        `ann,2020-01-31T10:00:00Z,${'e'.repeat(101)},`, // 10
        'ann,2020-01-31T10:00:00Z,f,"open', // 11
        'bo,2020-01-31T10:00:00Z,g,', // 12
      ].join('\r\n'),
    )
    expect(events.map((event) => event.type)).toEqual(['a', 'g'])
    expect(rejected.map(({ line, field, reason }) => `${line} ${field}: ${reason}`)).toEqual([
      '4 lead: lead is missing',
      '6 at: at "noon" is not a time (ISO 8601 such as 2020-01-31T10:00:00Z, or seconds or milliseconds since 1970)',
      '9 null: The row has 3 values, the header has 4',
      '10 type: type is longer than 100 characters',
      '11 null: A quote opens in this row and does not close',
    ])
    expect(result).toMatchObject({ rows: 7, accepted: 2, rejected: 5 })
  })

  test('rejects lines of NDJSON and imports the rest', async () => {
    const good = '{"lead":"ann","at":1580464800,"type":"x","props":{"plan":"pro"}}'
    const { events, rejected } = await feed(`${good}\n{"lead":\n\n${good}\n{"at":1580464800,"type":"x"}\n`)
    expect(events.map(({ props }) => JSON.parse(props ?? ''))).toEqual([{ plan: 'pro' }, { plan: 'pro' }])
    expect(rejected.map(({ line }) => line)).toEqual([2, 5])
  })

  test('names the column that a reason is about', async () => {
    const { rejected } = await feed('visitor_id,ts,event\n,1580464800,x\nann,never,x\n')
    expect(rejected.map(({ reason }) => reason)).toEqual([
      'visitor_id (lead) is missing',
      expect.stringMatching(/^ts \(at\) "never" is not a time/),
    ])
  })

  test('gives rows without an id the same ids each time, and tells equal rows apart', async () => {
    const rows = `${csv}ann,2020-01-31T10:00:00Z,page_view\n`
    const ids = async (text: string) => (await feed(text)).events.map((event) => event.id)
    const first = await ids(rows)
    expect(new Set(first).size).toBe(3)
    expect(await ids(rows)).toEqual(first)
    expect(await ids(rows.replaceAll('\n', '\r\n'))).toEqual(first)
    expect((await ids(`${csv}cy,2020-01-31T10:00:00Z,page_view\n`)).slice(0, 2)).toEqual(first.slice(0, 2))
  })

  test('writes whole batches in the order of the file', async () => {
    const rows = Array.from({ length: 25 }, (_, i) => `l${i},1580464800,x`)
    const source = await openRows(pieces(Buffer.from(['lead,at,type', ...rows].join('\n')), 40))
    const batches: string[][] = []
    await feedRows(
      source,
      { mapping: guessMapping(source.columns), assumedZone: 'UTC', batchSize: 10 },
      async (batch) => {
        batches.push(batch.map((event) => event.lead.key))
        return batch.length
      },
    )
    expect(batches.map((batch) => batch.length)).toEqual([10, 10, 5])
    expect(batches.flat()).toEqual(rows.map((_, i) => `user:l${i}`))
  })

  test('long rows make small batches', async () => {
    const props = JSON.stringify({ text: 'x'.repeat(60_000) })
    const rows = Array.from({ length: 300 }, (_, i) =>
      JSON.stringify({ lead: `l${i}`, at: 1580464800, type: 'x', note: props }),
    )
    const source = await openRows(pieces(Buffer.from(rows.join('\n')), 65_536))
    const sizes: number[] = []
    await feedRows(
      source,
      { mapping: guessMapping(source.columns, source.sample), assumedZone: 'UTC' },
      async (batch) => {
        sizes.push(batch.length)
        return batch.length
      },
    )
    expect(sizes.reduce((sum, size) => sum + size)).toBe(300)
    expect(Math.max(...sizes) * 60_000).toBeLessThan(9_000_000)
  })

  test('each lead’s events go one lane, in the order of the file, and lanes side by side', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => `lead${i % 40},2020-01-31T10:00:00Z,page_view,e${i}`)
    const source = await openRows(pieces(Buffer.from(['lead,at,type,id', ...rows].join('\n'))))
    const taken = new Map<string, string[]>()
    const busy = new Set<string>()
    let most = 0
    const mapping = guessMapping(source.columns, source.sample)
    const options = { mapping, assumedZone: 'UTC', batchSize: 200, lanes: 2 }
    const result = await feedRows(source, options, async (batch) => {
      const leads = new Set(batch.map(({ lead }) => lead.key))
      for (const lead of leads) expect(busy.has(lead)).toBe(false)
      for (const lead of leads) busy.add(lead)
      most = Math.max(most, busy.size)
      await new Promise((resolve) => setTimeout(resolve, 5))
      for (const { lead, id } of batch) taken.set(lead.key, [...(taken.get(lead.key) ?? []), id])
      for (const lead of leads) busy.delete(lead)
      return batch.length
    })
    expect(result).toMatchObject({ rows: 3000, accepted: 3000 })
    expect(most).toBe(40)
    for (let lead = 0; lead < 40; lead++) {
      expect(taken.get(`user:lead${lead}`)).toEqual(Array.from({ length: 75 }, (_, i) => `e${lead + 40 * i}`))
    }
  })

  test('offers our names for types that went in under another', async () => {
    const { result } = await feed(
      'lead,at,type\nann,1580464800,open_email\nann,1580464801,open_email\nann,1580464802,x\n',
    )
    expect(result.unknownTypes).toEqual([{ type: 'open_email', count: 2, alias: 'email_open' }])
  })

  test('stops between batches when told to', async () => {
    const controller = new AbortController()
    const onProgress = () => controller.abort()
    await expect(feed(csv, { signal: controller.signal, onProgress })).rejects.toThrow(/abort/i)
  })

  test.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', 'The file is empty.'],
    ['a spreadsheet', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'an Excel, ZIP or similar file'],
    ['a JSON array', '[{"lead":1}]', 'one JSON array'],
    ['bytes', Buffer.from([1, 2, 0, 4]), 'not a text file'],
    ['a damaged gzip file', gzipSync(csv.repeat(1000)).subarray(0, 300), 'gzip file is damaged'],
  ])('refuses %s', async (_, content, message) => {
    await expect(feed(content)).rejects.toThrow(message)
  })

  test('refuses an unknown zone', async () => {
    await expect(feed(csv, { assumedZone: 'Mars/Olympus' })).rejects.toThrow('Unknown time zone "Mars/Olympus"')
  })
})

describe('files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leadtrail-'))

  test('a missing file and a folder are named', async () => {
    await expect(openFile(join(folder, 'none.csv'))).rejects.toThrow('There is no file')
    await expect(openFile(folder)).rejects.toThrow('is a folder, not a file')
  })

  test('the rejects file holds line, field, reason and row', async () => {
    const path = join(folder, 'rejects.csv')
    writeFileSync(path, 'older content')
    const rejects = await openRejects(path)
    await rejects.write([{ line: 7, field: 'at', reason: 'at "noon" is not a time', text: 'ann,"noon"' }])
    await rejects.write([{ line: 9, field: null, reason: 'The row has 1 values, the header has 2', text: '=1+1' }])
    await rejects.close()
    expect(readFileSync(path, 'utf8')).toBe(
      `line,field,reason,row\n7,at,"at ""noon"" is not a time","ann,""noon"""\n9,,"The row has 1 values, the header has 2",'=1+1\n`,
    )
  })

  test('a rejects file that cannot be written is named', async () => {
    await expect(openRejects(join(folder, 'none', 'r.csv'))).rejects.toThrow('Cannot write the rejects file')
  })

  test('batches are taken one after the other, in order, while the next is read', async () => {
    const rows = Array.from({ length: 2500 }, (_, i) => `lead${i},2020-01-31T10:00:00Z,page_view\n`)
    const source = await openRows(pieces(Buffer.from(`lead,at,type\n${rows.join('')}`)))
    const mapping = guessMapping(source.columns, source.sample)
    const taken: string[] = []
    const readAtStart: number[] = []
    let busy = 0
    const result = await feedRows(source, { assumedZone: 'UTC', mapping, batchSize: 1000 }, async (batch) => {
      expect(++busy).toBe(1)
      const before = source.bytesRead()
      await new Promise((resolve) => setTimeout(resolve, 20))
      readAtStart.push(source.bytesRead() - before)
      taken.push(...batch.map(({ lead }) => lead.key))
      busy--
      return batch.length
    })
    expect(taken).toEqual(rows.map((_, i) => `user:lead${i}`))
    expect(readAtStart[0]).toBeGreaterThan(0)
    expect(result).toMatchObject({ accepted: 2500 })
  })
})
