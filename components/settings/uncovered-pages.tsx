'use client'

import { FolderPlus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import type { KnownPage } from './page-coverage'
import type { CategoryDraft } from './rules-draft'

const shownPages = 8
const maxShown = 200

/** Known pages that fit no category, the most viewed first, each with a way into one. */
export function UncoveredPages({
  pages,
  isAnyKnown,
  morePages,
  categories,
  onAdd,
}: {
  pages: KnownPage[]
  /** Whether there is a known page at all. */
  isAnyKnown: boolean
  /** Pages that are viewed too seldom to be among the known ones. */
  morePages: number
  categories: CategoryDraft[]
  onAdd: (key: string, path: string) => void
}) {
  const [isOpen, setIsOpen] = useState(false)
  const shown = pages.slice(0, isOpen ? maxShown : shownPages)
  if (!isAnyKnown) return <NoPages />
  const named = categories.filter(({ name }) => name.trim() !== '')
  return (
    <section className="mt-6" aria-labelledby="uncovered">
      <h3 id="uncovered" className="font-semibold">
        {pages.length === 0
          ? 'Every known page has a category'
          : `${pages.length.toLocaleString('en')} known ${pages.length === 1 ? 'page fits' : 'pages fit'} no category`}
      </h3>
      <p className="mt-0.5 text-muted">
        Known are the pages of your newest 50,000 events, with their views
        {morePages > 0 && `; ${morePages.toLocaleString('en')} more are seldom viewed and not looked at`}.
        {pages.length > 0 && ' A page without a category is named by its path, and decides nothing.'}
      </p>
      <ul className="mt-2">
        {shown.map(({ path, views }) => (
          <li key={path} className="flex items-center gap-3 border-line border-b py-0.5">
            <span className="min-w-0 flex-1 truncate font-mono text-xs" title={path}>
              {path}
            </span>
            <span className="shrink-0 text-faint text-xs">{views.toLocaleString('en')}</span>
            <DropdownMenu>
              <DropdownMenuTrigger asChild disabled={named.length === 0}>
                <Button variant="ghost" size="icon" aria-label={`Add ${path} to a category`}>
                  <FolderPlus aria-hidden />
                </Button>
              </DropdownMenuTrigger>
              <DropdownMenuContent align="end">
                <DropdownMenuLabel>Add to</DropdownMenuLabel>
                {named.map(({ key, name }) => (
                  <DropdownMenuItem key={key} onSelect={() => onAdd(key, path)}>
                    {name}
                  </DropdownMenuItem>
                ))}
              </DropdownMenuContent>
            </DropdownMenu>
          </li>
        ))}
      </ul>
      {pages.length > shownPages && (
        <Button variant="ghost" className="mt-1" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Show fewer' : pages.length > maxShown ? `Show ${maxShown}` : `Show all ${pages.length}`}
        </Button>
      )}
    </section>
  )
}

/** Categories are about page views: without any, nothing is said of them. */
function NoPages() {
  return (
    <section className="mt-6" aria-labelledby="uncovered">
      <h3 id="uncovered" className="font-semibold">
        No page views yet
      </h3>
      <p className="mt-0.5 text-muted">
        None of your newest 50,000 events is a page view with a path. Events of other types are named by their type.
      </p>
    </section>
  )
}
