'use client'

import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { toPattern } from '@/lib/sessionizer/pattern'
import { categoryGrid } from './category-grid'
import { CategoryRow } from './category-row'
import type { PageCoverage } from './page-coverage'
import type { CategoryDraft } from './rules-draft'
import { UncoveredPages } from './uncovered-pages'

/** The content categories in the order in which they are asked: the first with a fitting pattern names a page. */
export function CategoryList({
  categories,
  coverage,
  morePages,
  problemOf,
  onTouch,
  onChange,
}: {
  categories: CategoryDraft[]
  /** Undefined while the pages are not known. */
  coverage: PageCoverage | undefined
  morePages: number
  problemOf: (field: string) => string | undefined
  onTouch: (field: string) => void
  onChange: (categories: CategoryDraft[]) => void
}) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [dragged, setDragged] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const added = useRef(0)

  const change = (key: string, part: Partial<CategoryDraft>) =>
    onChange(categories.map((category) => (category.key === key ? { ...category, ...part } : category)))

  const move = (key: string, to: number) => {
    const from = categories.findIndex((category) => category.key === key)
    const place = Math.max(0, Math.min(categories.length - 1, to))
    const category = categories[from]
    if (!category || place === from) return
    onChange(categories.toSpliced(from, 1).toSpliced(place, 0, category))
    setSaid(`${category.name} is now number ${place + 1} of ${categories.length}`)
  }

  const toggle = (key: string, isOpen = !opened.has(key)) => {
    const next = new Set(opened)
    if (isOpen) next.add(key)
    else next.delete(key)
    setOpened(next)
  }

  const add = () => {
    added.current++
    const key = `n${Date.now()}-${added.current}`
    onChange([{ key, name: '', patterns: '', kind: 'content', weight: '1' }, ...categories])
    toggle(key, true)
    requestAnimationFrame(() => document.getElementById(`${key}.name`)?.focus())
  }

  return (
    <div>
      <div className="mb-2 flex justify-end">
        <Button onClick={add}>
          <Plus aria-hidden /> Add a category
        </Button>
      </div>
      <div
        aria-hidden
        className={cn(categoryGrid.line, '!hidden border-line border-b pb-1 font-medium text-faint text-xs md:!grid')}
      >
        <span />
        <span>Name</span>
        <span>Kind</span>
        <span className="text-right">Weight</span>
        <span>Pages</span>
        <span />
      </div>
      <ol>
        {categories.map((category, index) => (
          <CategoryRow
            key={category.key}
            category={category}
            index={index}
            count={categories.length}
            coverage={coverage?.byCategory.get(category.key)}
            isOpen={opened.has(category.key) || problemOf(`${category.key}.patterns`) !== undefined}
            isDragged={dragged === category.key}
            problemOf={problemOf}
            onTouch={onTouch}
            onToggle={() => toggle(category.key)}
            onChange={(part) => change(category.key, part)}
            onMove={(to) => move(category.key, to)}
            onRemove={() => onChange(categories.filter(({ key }) => key !== category.key))}
            onDrag={(isDragging) => setDragged(isDragging ? category.key : null)}
            onDragOver={() => dragged !== null && move(dragged, index)}
          />
        ))}
      </ol>
      {categories.length === 0 && (
        <p className="py-6 text-center text-muted">
          Without categories pages go by their paths, and only goals and negative events decide about intent.
        </p>
      )}
      <p className="sr-only" role="status">
        {said}
      </p>
      {coverage && (
        <UncoveredPages
          isAnyKnown={isAnyPage(coverage)}
          pages={coverage.none}
          morePages={morePages}
          categories={categories}
          onAdd={(key, path) => {
            const category = categories.find((other) => other.key === key)
            if (category)
              change(key, { patterns: [category.patterns.trimEnd(), toPattern(path)].filter(Boolean).join('\n') })
          }}
        />
      )}
    </div>
  )
}

function isAnyPage({ byCategory, none }: PageCoverage): boolean {
  return none.length > 0 || [...byCategory.values()].some(({ pages }) => pages.length > 0)
}
