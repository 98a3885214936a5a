'use client'

import { Label, Textarea } from '@/components/ui/input'
import { FieldProblem, invalid } from './field'
import type { CategoryCoverage, KnownPage } from './page-coverage'

const shownPages = 30

/** A category's patterns, and which of the known pages they fit. */
export function CategoryPatterns({
  id,
  called,
  patterns,
  coverage,
  problem,
  onChange,
  onBlur,
}: {
  id: string
  called: string
  patterns: string
  coverage: CategoryCoverage | undefined
  problem: string | undefined
  onChange: (patterns: string) => void
  onBlur: () => void
}) {
  const rows = Math.min(16, Math.max(4, patterns.split('\n').length + 1))
  return (
    <div className="grid gap-4 pb-3 md:grid-cols-2 md:pl-9">
      <div>
        <Label htmlFor={id}>Paths, one a line; * stands for anything, \* for itself</Label>
        <Textarea
          id={id}
          rows={rows}
          spellCheck={false}
          autoCapitalize="off"
          placeholder={'/blog\n/blog/*'}
          className="mt-1 font-mono text-xs"
          value={patterns}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
          {...invalid(id, problem)}
        />
        <FieldProblem id={id} name="Patterns" problem={problem} />
      </div>
      {coverage && (
        <div className="min-w-0 space-y-3">
          <PageList title={`Pages of ${called}`} pages={coverage.pages} none="No known page fits." />
          {coverage.takenBefore.length > 0 && (
            <PageList title="Fit as well, but belong to a category above" pages={coverage.takenBefore} />
          )}
        </div>
      )}
    </div>
  )
}

function PageList({ title, pages, none }: { title: string; pages: KnownPage[]; none?: string }) {
  return (
    <div>
      <p className="font-medium text-muted text-xs">{title}</p>
      {pages.length === 0 && <p className="mt-1 text-faint text-xs">{none}</p>}
      <ul className="thin-scrollbar mt-1 max-h-52 overflow-y-auto text-xs">
        {pages.slice(0, shownPages).map(({ path, views }) => (
          <li key={path} className="flex items-baseline justify-between gap-3 py-0.5">
            <span className="min-w-0 truncate font-mono" title={path}>
              {path}
            </span>
            <span className="shrink-0 text-faint">{views.toLocaleString('en')}</span>
          </li>
        ))}
        {pages.length > shownPages && (
          <li className="py-0.5 text-faint">and {(pages.length - shownPages).toLocaleString('en')} more</li>
        )}
      </ul>
    </div>
  )
}
