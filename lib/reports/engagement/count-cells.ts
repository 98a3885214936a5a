import { outcomes, pageViewType, sources } from '@/lib/sessionizer/index'
import { inTurns } from '@/lib/sessions/columns/in-turns'
import { fits } from '@/lib/sessions/columns/select-rows'
import { codesOf, type Known } from '@/lib/sessions/columns/sieve'
import { type ColumnSessions, type DayRows, noNumber } from '@/lib/sessions/columns/types'
import { lastCode } from '@/lib/sessions/trail'
import { GroupSums } from '../group-sums'
import { boardRules, errorPaths } from './board-rules'
import { type Cell, rarePages } from './find-drops'

/**
 * The sessions by channel, campaign and entry page, those that start before an instant apart from the judged ones, of which
 * it is also counted where a click led. Pages that are too rare to be judged are `rarePages` together: most pages are.
 */
export async function countCells(
  { parts, numbers, touches }: ColumnSessions,
  recentFromMs: number,
  looksForDeadLinks: boolean,
): Promise<Cell[]> {
  const pages = numberPages(touches)
  const counter = { sums: new GroupSums(figures.length), pages, ...meaningsOf({ touches }) }
  for await (const part of inTurns(parts)) countDay(part, recentFromMs, looksForDeadLinks, counter)
  return withoutRarePages(toCells(counter, numbers))
}

/** In the order of the sums. */
const figures = ['sessions', 'bounced', 'short', 'clicked', 'dead', 'errors'] as const
const [allOf, bouncedOf, shortOf, clickedOf, deadOf, errorsOf] = [0, 1, 2, 3, 4, 5]

interface Counter extends ReturnType<typeof meaningsOf> {
  /** By an origin - campaign, channel and whether they are judged - and a page. */
  sums: GroupSums
  pages: ReturnType<typeof numberPages>
}

/** By code of a touch: its page's place in a list. A page that shares its code with others is told as a rare one. */
function numberPages(touches: ColumnSessions['touches']): { paths: (string | null)[]; pageAt: Int32Array } {
  const places = new Map<string | null, number>()
  const codes = touches.map(({ code }) => Math.min(code, lastCode))
  const pageAt = new Int32Array(codes.reduce((most, code) => Math.max(most, code), 0) + 1)
  for (const [index, touch] of touches.entries()) {
    const path = touch.code < lastCode ? touch.path : rarePages
    const place = places.get(path) ?? places.size
    places.set(path, place)
    pageAt[codes[index] ?? 0] = place
  }
  return { paths: [...places.keys()], pageAt }
}

/** By code of a touch: what it says about links. */
function meaningsOf(known: Pick<Known, 'touches'>) {
  const errors = errorPaths.map((path) => fits(`page:${path}`))
  return {
    isClick: codesOf(known, ({ type }) => type === 'email_click'),
    isView: codesOf(known, ({ type }) => type === pageViewType),
    isError: codesOf(known, (touch) => errors.some((isOne) => isOne(touch))),
  }
}

function countDay({ day, rows }: DayRows, recentFromMs: number, looksForDeadLinks: boolean, counter: Counter): void {
  const { touches, touchStarts, startMs, durationMs, campaigns, outcomes: ends, sources: channels } = day
  const { sums, isClick, isView, isError } = counter
  const { pageAt } = counter.pages
  const shortMs = boardRules.shortSeconds * 1000
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number
    const isRecent = (startMs[row] as number) >= recentFromMs
    const start = touchStarts[row] as number
    const origin = ((campaigns[row] as number) << 6) | ((channels[row] as number) << 1) | (isRecent ? 1 : 0)
    const group = sums.groupOf(origin, pageAt[touches[start] as number] as number)
    sums.add(group, allOf)
    if (ends[row] === bounced) sums.add(group, bouncedOf)
    if ((durationMs[row] as number) < shortMs) sums.add(group, shortOf)
    if (!isRecent) continue
    let clicks = 0
    let isLed = false
    let hasError = false
    const end = touchStarts[row + 1] as number
    for (let place = start; place < end; place++) {
      const code = touches[place] as number
      if (isClick[code] === 1) {
        clicks++
        isLed = false
      } else if (isView[code] === 1) {
        isLed = true
        if (isError[code] === 1) hasError = true
      }
    }
    if (clicks > 0) sums.add(group, clickedOf)
    if (!looksForDeadLinks) continue
    if (clicks > 0 && !isLed) sums.add(group, deadOf)
    if (hasError) sums.add(group, errorsOf)
  }
}

const bounced = outcomes.indexOf('bounced')

function toCells({ sums, pages }: Counter, { campaigns }: ColumnSessions['numbers']): Cell[] {
  return Array.from({ length: sums.size }, (_, group): Cell => {
    const [origin, page] = sums.keyOf(group)
    const of = (figure: number) => sums.sumOf(group, figure)
    return {
      source: sources[(origin >> 1) & 31] ?? '',
      campaign: origin >> 6 === noNumber ? null : campaigns.textOf(origin >> 6),
      entryPath: pages.paths[page] ?? null,
      isRecent: (origin & 1) === 1,
      ...{ sessions: of(allOf), bounced: of(bouncedOf), short: of(shortOf) },
      ...{ clicked: of(clickedOf), dead: of(deadOf), errors: of(errorsOf) },
    }
  })
}

function withoutRarePages(cells: readonly Cell[]): Cell[] {
  const recent = new Map<string | null, number>()
  for (const { isRecent, entryPath, sessions } of cells) {
    if (isRecent) recent.set(entryPath, (recent.get(entryPath) ?? 0) + sessions)
  }
  const isCommon = (path: string) => (recent.get(path) ?? 0) >= boardRules.fewestSessions
  const common: Cell[] = []
  const rare = new Map<string, Cell>()
  for (const cell of cells) {
    if (cell.entryPath === null || isCommon(cell.entryPath)) {
      common.push(cell)
      continue
    }
    const key = `${cell.source}${cell.isRecent}${cell.campaign === null ? '' : `=${cell.campaign}`}`
    const sums = rare.get(key)
    if (!sums) rare.set(key, { ...cell, entryPath: rarePages })
    else for (const figure of figures) sums[figure] += cell[figure]
  }
  return [...common, ...rare.values()]
}
