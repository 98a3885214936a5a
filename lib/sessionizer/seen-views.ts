// Which pages of one kind a session has seen so far: those of evaluation, of content, or negative ones.
import type { PageSignal } from './compile-rules'

/** How often the pages of a category were viewed. */
export interface PageViews {
  page: PageSignal
  views: number
}

export interface SeenViews {
  views: number
  /** How much the views weigh together. */
  weight: number
  /** In order of first view. */
  pages: readonly PageViews[]
  /** The pages in words, once `listViews` was asked for them. */
  list: string | null
}

export const noViews: SeenViews = { views: 0, weight: 0, pages: [], list: null }

export function withView({ pages }: SeenViews, page: PageSignal): SeenViews {
  const known = pages.find((seen) => seen.page === page)
  if (!known) return summarize([...pages, { page, views: 1 }])
  return summarize(pages.map((seen) => (seen === known ? { page, views: seen.views + 1 } : seen)))
}

/** The views that came after those of `before`. */
export function viewsSince(before: SeenViews, now: SeenViews): SeenViews {
  const since = now.pages.flatMap(({ page, views }, index) => {
    const more = views - (before.pages[index]?.views ?? 0)
    return more > 0 ? [{ page, views: more }] : []
  })
  return summarize(since)
}

/** Ten views of weight 0.1 weigh 1: multiplied, as adding them up would give less. */
function summarize(pages: readonly PageViews[]): SeenViews {
  let [count, weight] = [0, 0]
  for (const { page, views } of pages) {
    count += views
    weight += page.weight * views
  }
  return { views: count, weight, pages, list: null }
}
