// How one browser wants a table: which columns, in which order, how wide, how dense. It lives in a cookie, so that the
// server renders it right away and nothing jumps.

export const densities = ['compact', 'comfortable'] as const
export type Density = (typeof densities)[number]

export interface TablePreferences {
  /** Column ids in order; columns that are missing follow in their usual order. */
  order: string[]
  hidden: string[]
  /** Widths in pixels of the columns that were resized. */
  sizes: Record<string, number>
  density: Density
  /** Whether the figures and the chart above the table are shown. */
  overview: boolean
}

export const defaultPreferences: TablePreferences = {
  order: [],
  hidden: [],
  sizes: {},
  density: 'compact',
  overview: true,
}

/** Reads the cookie's value; whatever is not understood falls back to its default. */
export function parsePreferences(text: string | undefined): TablePreferences {
  const value = parseObject(text)
  return {
    order: strings(value.order),
    hidden: strings(value.hidden),
    sizes: widths(value.sizes),
    density: densities.find((density) => density === value.density) ?? defaultPreferences.density,
    overview: value.overview !== false,
  }
}

/** The cookie's value: only what differs from the defaults. */
export function serializePreferences({ order, hidden, sizes, density, overview }: TablePreferences): string {
  return encodeURIComponent(
    JSON.stringify({
      ...(order.length > 0 && { order }),
      ...(hidden.length > 0 && { hidden }),
      ...(Object.keys(sizes).length > 0 && { sizes }),
      ...(density !== defaultPreferences.density && { density }),
      ...(!overview && { overview }),
    }),
  )
}

/** All of `ids` in the preferred order: ids that the preference does not know yet keep their usual neighbour. */
export function orderColumns(ids: readonly string[], preferred: readonly string[]): string[] {
  const known = preferred.filter((id, index) => ids.includes(id) && preferred.indexOf(id) === index)
  const ordered = [...known]
  for (const [index, id] of ids.entries()) {
    if (known.includes(id)) continue
    const before = ids.slice(0, index).findLast((other) => ordered.includes(other))
    ordered.splice(before === undefined ? 0 : ordered.indexOf(before) + 1, 0, id)
  }
  return ordered
}

const narrowest = 48
const widest = 1200

function parseObject(text: string | undefined): Record<string, unknown> {
  if (!text) return {}
  try {
    const value: unknown = JSON.parse(decodeURIComponent(text))
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string').slice(0, 50) : []
}

function widths(value: unknown): Record<string, number> {
  if (typeof value !== 'object' || value === null) return {}
  const pairs = Object.entries(value).filter(
    (pair): pair is [string, number] => typeof pair[1] === 'number' && pair[1] >= narrowest && pair[1] <= widest,
  )
  return Object.fromEntries(pairs.slice(0, 50))
}
