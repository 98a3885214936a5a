// The orders and page sizes of the sessions table, apart from the schema, so that browsers need not load zod for them.

export const sessionSorts = [
  '-startedAt',
  'startedAt',
  '-duration',
  'duration',
  '-events',
  'events',
  '-points',
  'points',
] as const
/** What to sort by; `-` is from the largest down. */
export type SessionSort = (typeof sessionSorts)[number]
export type SessionSortColumn = 'startedAt' | 'duration' | 'events' | 'points'

export const pageSizes = [25, 50, 100, 200] as const
export type PageSize = (typeof pageSizes)[number]

export const defaultSort: SessionSort = '-startedAt'
export const defaultLimit: PageSize = 50

export function sortColumnOf(sort: SessionSort): { column: SessionSortColumn; descending: boolean } {
  const descending = sort.startsWith('-')
  return { column: (descending ? sort.slice(1) : sort) as SessionSortColumn, descending }
}
