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

export function withView({ views, weight, pages }: SeenViews, page: PageSignal): SeenViews {
  const known = pages.find((seen) => seen.page === page)
  return {
    views: views + 1,
    weight: weight + page.weight,
    pages: known
      ? pages.map((seen) => (seen === known ? { page, views: seen.views + 1 } : seen))
      : [...pages, { page, views: 1 }],
    list: null,
  }
}

/** The views that came after those of `before`. */
export function viewsSince(before: SeenViews, now: SeenViews): SeenViews {
  const pages = now.pages.flatMap(({ page, views }, index) => {
    const more = views - (before.pages[index]?.views ?? 0)
    return more > 0 ? [{ page, views: more }] : []
  })
  return { views: now.views - before.views, weight: now.weight - before.weight, pages, list: null }
}
