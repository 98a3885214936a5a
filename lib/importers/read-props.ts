import type { Json } from '@/lib/events/incoming-event'
import type { Row } from './row'

const containers = new Set(['props', 'properties'])
const containerPrefix = /^(?:props|properties)\./

/** The columns that mean nothing else, as properties; `properties.plan` is called `plan`, nothing is left out. */
export function readProps(row: Row, used: ReadonlySet<string | undefined>): { [name: string]: Json } | undefined {
  let props: { [name: string]: Json } | undefined
  for (const column in row) {
    const value = row[column]
    if (value === undefined || value === null || value === '' || used.has(column)) continue
    props ??= Object.create(null) as { [name: string]: Json }
    const inner = containers.has(column) && typeof value === 'string' ? parseObject(value) : undefined
    if (inner) Object.assign(props, inner)
    else props[column.replace(containerPrefix, '')] = value
  }
  return props
}

/** CSV holds the properties of an event as JSON text in one column. */
function parseObject(text: string): { [name: string]: Json } | undefined {
  if (!text.startsWith('{')) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined // not JSON after all: then it is a property like any other
  }
}
