import { formatPosition, type PageCursor, type Position } from '@/lib/filters/page-cursor'

/** A list in a total order, as far as paging needs to know it. */
export interface PagedList<Row> {
  /** Up to `limit` rows after a place (from the top when null), or before it with `backward`, the nearest first. */
  read(place: Position | null, limit: number, backward: boolean): Promise<Row[] | Stopped<Row>>
  positionOf(row: Row): Position
}

/** Rows that may be too few: where the search for more has stopped. */
export interface Stopped<Row> {
  rows: Row[]
  stoppedAt: Position | null
}

export interface Page<Row> {
  rows: Row[]
  /** Cursors for `after=` and `before=`, exactly when there is something that way. */
  next: string | null
  previous: string | null
  /** Where the search for more rows has stopped, if it has; `next` or `previous` goes on from there. */
  stoppedAt?: Position
}

/** One page of a list by its keys: no page costs more than the first, and new rows do not shift the others. */
export async function readPage<Row>(list: PagedList<Row>, cursor: PageCursor, limit: number): Promise<Page<Row>> {
  const backward = cursor.at === 'last' || cursor.at === 'before'
  const place = 'position' in cursor ? cursor.position : null
  const { rows: found, stoppedAt } = await search(list, place, limit + 1, backward)
  const rows = found.slice(0, limit)
  if (backward) rows.reverse()
  const top = rows[0] ? list.positionOf(rows[0]) : including(place)
  const bottom = rows.at(-1) ? list.positionOf(rows.at(-1) as Row) : including(place)
  const [ahead, behind] = backward ? [top, bottom] : [bottom, top]
  const onward = found.length > limit ? ahead : stoppedAt
  const back = place !== null && behind !== null && (await isAny(list, behind, !backward)) ? behind : null
  const [next, previous] = backward ? [back, onward] : [onward, back]
  return {
    rows,
    next: next && formatPosition(next),
    previous: previous && formatPosition(previous),
    ...(stoppedAt && { stoppedAt }),
  }
}

async function search<Row>(list: PagedList<Row>, place: Position | null, limit: number, backward: boolean) {
  const found = await list.read(place, limit, backward)
  return Array.isArray(found) ? { rows: found, stoppedAt: null } : found
}

/** A search that has stopped may have missed one. */
async function isAny<Row>(list: PagedList<Row>, place: Position, backward: boolean): Promise<boolean> {
  const { rows, stoppedAt } = await search(list, place, 1, backward)
  return rows.length > 0 || stoppedAt !== null
}

/** Past an end there is no row to start from: the way back starts at the cursor, with what stands there. */
function including(place: Position | null): Position | null {
  return place && { ...place, inclusive: true }
}
