import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import type { SessionEvent } from '@/lib/sessionizer'

// Events stand in a file in any order; sessions need all events of one lead together. What does not fit into memory
// goes to temporary files, each grouped by lead, which are merged lead by lead at the end.

export interface LeadEvents {
  leadId: string
  /** The lead as the file names it. */
  lead: string
  /** In the order of the file. */
  events: SessionEvent[]
}

export interface LeadGroups {
  /** Resolves when more can be taken. */
  add(lead: string, event: SessionEvent): Promise<void> | undefined
  /** Every lead with all its events, by lead id. To be read once, after everything has been added. */
  leads(): AsyncGenerator<LeadEvents>
  /** Takes the temporary files away. */
  close(): Promise<void>
}

const defaultLimit = 400_000

/** @param limit events held in memory */
export function groupByLead(limit = defaultLimit): LeadGroups {
  const groups = new Map<string, LeadEvents>()
  const files: string[] = []
  let folder: string | undefined
  let size = 0

  return {
    add(lead, event) {
      const group = groups.get(event.leadId)
      if (group) group.events.push(event)
      else groups.set(event.leadId, { leadId: event.leadId, lead, events: [event] })
      return ++size >= limit ? spill() : undefined
    },
    async *leads() {
      const rest = sorted(groups)
      yield* merge([...files.map(readGroups), fromMemory(rest)])
    },
    async close() {
      if (folder !== undefined) await rm(folder, { recursive: true, force: true })
    },
  }

  async function spill(): Promise<void> {
    folder ??= await mkdtemp(join(tmpdir(), 'leadtrail-sessions-'))
    const file = join(folder, String(files.length))
    files.push(file)
    const stream = createWriteStream(file)
    for (const group of sorted(groups)) {
      if (!stream.write(`${JSON.stringify(group)}\n`)) await once(stream, 'drain')
    }
    stream.end()
    await finished(stream)
    groups.clear()
    size = 0
  }
}

function sorted(groups: ReadonlyMap<string, LeadEvents>): LeadEvents[] {
  return [...groups.values()].sort((a, b) => (a.leadId < b.leadId ? -1 : 1))
}

async function* readGroups(file: string): AsyncGenerator<LeadEvents> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })
  for await (const line of lines) yield JSON.parse(line)
}

async function* fromMemory(groups: LeadEvents[]): AsyncGenerator<LeadEvents> {
  yield* groups
}

/** The runs are ordered by lead id, and older runs come first: a lead's events stay in the order of the file. */
async function* merge(runs: AsyncGenerator<LeadEvents>[]): AsyncGenerator<LeadEvents> {
  const heads = await Promise.all(runs.map(async (run) => (await run.next()).value as LeadEvents | undefined))
  for (;;) {
    const leadId = least(heads)
    if (leadId === undefined) return
    let group: LeadEvents | undefined
    for (const [index, head] of heads.entries()) {
      if (head?.leadId !== leadId) continue
      group = group ? { ...group, events: group.events.concat(head.events) } : head
      heads[index] = (await runs[index]?.next())?.value
    }
    if (group) yield group
  }
}

function least(heads: readonly (LeadEvents | undefined)[]): string | undefined {
  let found: string | undefined
  for (const head of heads) if (head && (found === undefined || head.leadId < found)) found = head.leadId
  return found
}
