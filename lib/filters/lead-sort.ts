// The orders of the list of leads, apart from the schema, so that browsers need not load zod for them.

export const leadSorts = ['-lastSeenAt', 'lastSeenAt', '-score', 'score'] as const
/** What to sort by; `-` is from the latest or the highest down. */
export type LeadSort = (typeof leadSorts)[number]
export type LeadSortColumn = 'lastSeenAt' | 'score'

export const defaultLeadSort: LeadSort = '-lastSeenAt'

export function leadSortColumnOf(sort: LeadSort): { column: LeadSortColumn; descending: boolean } {
  const descending = sort.startsWith('-')
  return { column: (descending ? sort.slice(1) : sort) as LeadSortColumn, descending }
}

/** The order that a click on a column asks for: from the top down first, then turned. */
export function nextLeadSort(column: LeadSortColumn, current: LeadSort): LeadSort {
  return current === `-${column}` ? column : `-${column}`
}
