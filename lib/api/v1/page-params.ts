import { z } from 'zod'
import { cursorOf, type PageCursor, type Position, position } from '@/lib/filters/page-cursor'
import type { FilterProblem } from '@/lib/filters/read-params'
import type { Counted } from './counted'
import { cursorCodec, type ListCursor } from './cursor'
import { wholeNumber } from './whole-number'

// Which rows of a list: the API's own `limit` and `cursor`, and what stands in the addresses of our pages.

export const mostRows = 200
const defaultRows = 50

/** The parameters of every list. */
export const pageParams = {
  limit: wholeNumber(1, mostRows).optional().describe(`Rows of a page, 1 to ${mostRows}; ${defaultRows} when missing.`),
  cursor: cursorCodec
    .optional()
    .describe('`nextCursor` or `prevCursor` of the page before. Filter and sort must be the same ones.'),
  after: position.optional().describe('As in the address of the page: what follows this place.'),
  before: position.optional().describe('As in the address of the page: what precedes this place.'),
  last: z.literal('1', { error: 'must be 1' }).optional().describe('1: the last page.'),
}

interface PageValues {
  limit?: number | undefined
  cursor?: ListCursor | undefined
  after?: Position | undefined
  before?: Position | undefined
  last?: '1' | undefined
}

/** The page that the parameters name in a list sorted by `column`; at most one of them names a place. */
export function pageOf({ limit = defaultRows, cursor, ...own }: PageValues, column: string) {
  if (cursor === undefined) {
    const page = cursorOf(own, column)
    return { limit, cursor: page.cursor, counted: undefined, problems: page.problem ? [page.problem] : [] }
  }
  const other = (['after', 'before', 'last'] as const).find((param) => own[param] !== undefined)
  const problems: FilterProblem[] = other
    ? [{ param: other, message: `${other}: cannot be given together with cursor` }]
    : []
  const place = 'position' in cursor ? { [cursor.at]: cursor.position } : {}
  const { cursor: checked, problem } = cursorOf(place, column)
  if (problem) problems.push({ param: 'cursor', message: problem.message.replace(/^\w+/, 'cursor') })
  return { limit, cursor: checked, counted: cursor.counted, problems }
}

interface Rows<Row> {
  rows: Row[]
  next: string | null
  previous: string | null
}

/** Reads a page. Going backwards one may come to where nothing is any more; then it is the first page. */
export async function readRows<Row, Page extends Rows<Row>>(
  read: (cursor: PageCursor) => Promise<Page>,
  cursor: PageCursor,
): Promise<Page> {
  const page = await read(cursor)
  const isBeforeAll = cursor.at === 'before' && page.rows.length === 0 && page.previous === null
  return isBeforeAll ? read({ at: 'first' }) : page
}

/** The cursors of a page, as the API gives them. They carry the count. */
export function cursorsOf({ next, previous }: Pick<Rows<unknown>, 'next' | 'previous'>, counted?: Counted) {
  return { nextCursor: toCursor('after', next, counted), prevCursor: toCursor('before', previous, counted) }
}

function toCursor(at: 'after' | 'before', place: string | null, counted: Counted | undefined): string | null {
  return place === null ? null : cursorCodec.encode({ at, position: position.decode(place), counted })
}
