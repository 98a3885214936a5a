import type { CompiledSequence, Gap, Run, TouchSet } from '@/lib/filters/sequence'

// A sequence as a regular expression over trails, in which every event is one character. It holds for PostgreSQL and
// for JavaScript (flags `su`) alike.

/** Code points, both ends inside. */
export interface CharRange {
  low: number
  high: number
}

/** Some characters. `base` says whether those outside of the ranges belong to it; those inside are the other way round. */
export interface CharClass {
  base: boolean
  others: readonly CharRange[]
}

/** The characters of events that are in one of the sets. */
export type ClassOf = (sets: readonly TouchSet[]) => CharClass

/** The expression; null when some step fits nothing that is known, so that no session can match. */
export function sequenceRegex({ runs, gaps }: CompiledSequence, classOf: ClassOf): string | null {
  let regex = ''
  for (const [index, gap] of gaps.entries()) {
    const run = runs[index]
    regex += gapRegex(gap, classOf, index === 0, run === undefined)
    if (!run) break
    const characters = brackets(classOf(run.of))
    if (characters === null) return null
    regex += characters + quantifier(run)
  }
  return regex
}

/** Every list of sets that the expression asks `classOf` for. */
export function setsOf({ runs, gaps }: CompiledSequence): (readonly TouchSet[])[] {
  return [...runs.map((run) => run.of), ...gaps.flatMap(({ none }) => (none && none.length > 0 ? [none] : []))]
}

/** What may lie between two runs. Before the first and after the last one all may lie, so nothing has to be said. */
function gapRegex({ none }: Gap, classOf: ClassOf, isFirst: boolean, isLast: boolean): string {
  if (none === null) return ''
  const forbidden = none.length === 0 ? { base: false, others: [] } : classOf(none)
  const allowed = brackets({ ...forbidden, base: !forbidden.base })
  if (allowed === anything && (isFirst || isLast)) return isFirst && isLast ? '^' : ''
  return `${isFirst ? '^' : ''}${allowed === null ? '' : `${allowed}*`}${isLast ? '$' : ''}`
}

function quantifier({ min, max }: Run): string {
  if (min === 1 && max === 1) return ''
  if (max === Number.POSITIVE_INFINITY) return min === 1 ? '+' : `{${min},}`
  return min === max ? `{${min}}` : `{${min},${max}}`
}

const anything = '.'

/** Characters behind ASCII stand for themselves in brackets. Null for no character at all. */
function brackets({ base, others }: CharClass): string | null {
  if (others.length === 0) return base ? anything : null
  const ranges = others.map(({ low, high }) => (low === high ? character(low) : `${character(low)}-${character(high)}`))
  return `[${base ? '^' : ''}${ranges.join('')}]`
}

const character = String.fromCodePoint
