import { formatPosition, type PageCursor, type Position } from '@/lib/filters/page-cursor'

/** A list in a total order, as far as paging needs to know it. */
export interface PagedList<Row> {
  /** Up to `limit` rows after a place (from the top when null), or before it with `backward`, the nearest first. */
  read(place: Position | null, limit: number, backward: boolean): Promise<Row[]>
  positionOf(row: Row): Position
}

export interface Page<Row> {
  rows: Row[]
  /** Cursors for `after=` and `before=`, exactly when there is something that way. */
  next: string | null
  previous: string | null
}

/** One page of a list by its keys: no page costs more than the first, and new rows do not shift the others. */
export async function readPage<Row>(list: PagedList<Row>, cursor: PageCursor, limit: number): Promise<Page<Row>> {
  const backward = cursor.at === 'last' || cursor.at === 'before'
  const place = 'position' in cursor ? cursor.position : null
  const found = await list.read(place, limit + 1, backward)
  const rows = found.slice(0, limit)
  if (backward) rows.reverse()
  const top = rows[0] ? list.positionOf(rows[0]) : including(place)
  const bottom = rows.at(-1) ? list.positionOf(rows.at(-1) as Row) : including(place)
  const isAhead = found.length > limit
  const behind = backward ? bottom : top
  const isBehind = place !== null && behind !== null && (await list.read(behind, 1, !backward)).length > 0
  const [hasNext, hasPrevious] = backward ? [isBehind, isAhead] : [isAhead, isBehind]
  return {
    rows,
    next: hasNext && bottom ? formatPosition(bottom) : null,
    previous: hasPrevious && top ? formatPosition(top) : null,
  }
}

/** Past an end there is no row to start from: the way back starts at the cursor, with what stands there. */
function including(place: Position | null): Position | null {
  return place && { ...place, inclusive: true }
}
