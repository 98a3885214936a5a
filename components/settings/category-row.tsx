'use client'

import { ChevronRight, EllipsisVertical, GripVertical } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { Input, Select } from '@/components/ui/input'
import type { ContentCategory } from '@/lib/sessionizer/types'
import { categoryGrid } from './category-grid'
import { CategoryPatterns } from './category-patterns'
import { FieldProblem, invalid } from './field'
import { kindLabels } from './kind-labels'
import type { CategoryCoverage } from './page-coverage'
import { type CategoryDraft, categoryField, toPatterns } from './rules-draft'

export interface CategoryRowProps {
  category: CategoryDraft
  /** Its place, from 0, among `count`. */
  index: number
  count: number
  coverage: CategoryCoverage | undefined
  isOpen: boolean
  isDragged: boolean
  problemOf: (field: string) => string | undefined
  onTouch: (field: string) => void
  onToggle: () => void
  onChange: (change: Partial<CategoryDraft>) => void
  onMove: (to: number) => void
  onRemove: () => void
  onDrag: (isDragging: boolean) => void
  /** The row that is dragged has come over this one. */
  onDragOver: () => void
}

const weightHints: Partial<Record<ContentCategory['kind'], string>> = {
  neutral: 'Neutral pages decide nothing, whatever they weigh',
  negative: 'A single view decides, whatever it weighs, unless that is 0',
}

/** One category on a line; opened, its patterns and the pages that they fit. */
export function CategoryRow(props: CategoryRowProps) {
  const { category, coverage, isOpen, isDragged, problemOf, onTouch, onToggle, onChange } = props
  const { key, name, kind, weight, patterns } = category
  const [isHeld, setIsHeld] = useState(false) // only the handle drags: text in the fields can be selected
  const nameId = categoryField(key, 'name')
  const weightId = categoryField(key, 'weight')
  const patternsId = categoryField(key, 'patterns')
  const called = name.trim() || 'the new category'
  const problems = { name: problemOf(nameId), weight: problemOf(weightId) }
  return (
    <li
      className={cn('border-line border-b', isDragged && 'bg-selected')}
      draggable={isHeld}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', called)
        props.onDrag(true)
      }}
      onDragEnd={() => {
        setIsHeld(false)
        props.onDrag(false)
      }}
      onDragOver={(event) => {
        event.preventDefault()
        props.onDragOver()
      }}
      onDrop={(event) => event.preventDefault()}
    >
      <div className={cn(categoryGrid.line, 'items-center py-1.5')}>
        <Handle {...props} called={called} onHold={setIsHeld} />
        <Input
          id={nameId}
          aria-label={`Name of ${called}`}
          className={categoryGrid.name}
          value={name}
          onChange={(event) => onChange({ name: event.target.value })}
          onBlur={() => onTouch(nameId)}
          {...invalid(nameId, problems.name)}
        />
        <Select
          aria-label={`Kind of ${called}`}
          className={categoryGrid.kind}
          value={kind}
          onChange={(event) => onChange({ kind: event.target.value as ContentCategory['kind'] })} // its options are kinds
        >
          {Object.entries(kindLabels).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        <Input
          id={weightId}
          aria-label={`Weight of ${called}`}
          inputMode="decimal"
          className={cn(categoryGrid.weight, 'text-right', kind === 'neutral' && 'text-faint')}
          {...(kind in weightHints && { title: weightHints[kind] })}
          value={weight}
          onChange={(event) => onChange({ weight: event.target.value })}
          onBlur={() => onTouch(weightId)}
          {...invalid(weightId, problems.weight)}
        />
        <button
          type="button"
          aria-expanded={isOpen}
          aria-label={`Patterns and pages of ${called}`}
          onClick={onToggle}
          className={cn(
            categoryGrid.pages,
            'flex h-8 min-w-0 items-center gap-1 rounded-md px-1.5 text-left text-muted hover:bg-hover hover:text-ink coarse:h-10',
          )}
        >
          <ChevronRight aria-hidden className={cn('size-3.5 shrink-0', isOpen && 'rotate-90')} />
          <span className="truncate">
            {coverage ? countOf(coverage.pages.length, 'page') : countOf(toPatterns(patterns).length, 'pattern')}
          </span>
        </button>
        <RowMenu {...props} called={called} />
      </div>
      {(problems.name !== undefined || problems.weight !== undefined) && (
        <div className="pb-2 md:pl-9">
          <FieldProblem id={nameId} name="Name" problem={problems.name} />
          <FieldProblem id={weightId} name="Weight" problem={problems.weight} />
        </div>
      )}
      {isOpen && (
        <CategoryPatterns
          id={patternsId}
          called={called}
          patterns={patterns}
          coverage={coverage}
          problem={problemOf(patternsId)}
          onBlur={() => onTouch(patternsId)}
          onChange={(text) => onChange({ patterns: text })}
        />
      )}
    </li>
  )
}

function Handle({
  called,
  index,
  onMove,
  onHold,
}: CategoryRowProps & { called: string; onHold: (isHeld: boolean) => void }) {
  const press = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    onMove(index + step)
  }
  return (
    <button
      type="button"
      aria-label={`Move ${called}: drag, or use the arrow keys`}
      onPointerDown={() => onHold(true)}
      onPointerUp={() => onHold(false)}
      onKeyDown={press}
      className={cn(
        categoryGrid.handle,
        'flex size-7 cursor-grab items-center justify-center rounded-md text-faint hover:bg-hover hover:text-ink coarse:size-9',
      )}
    >
      <GripVertical aria-hidden className="size-3.5" />
    </button>
  )
}

function RowMenu({ called, index, count, onMove, onRemove }: CategoryRowProps & { called: string }) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={`More for ${called}`} className={categoryGrid.menu}>
          <EllipsisVertical aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem disabled={index === 0} onSelect={() => onMove(0)}>
          Move to the top
        </DropdownMenuItem>
        <DropdownMenuItem disabled={index === 0} onSelect={() => onMove(index - 1)}>
          Move up
        </DropdownMenuItem>
        <DropdownMenuItem disabled={index === count - 1} onSelect={() => onMove(index + 1)}>
          Move down
        </DropdownMenuItem>
        <DropdownMenuItem disabled={index === count - 1} onSelect={() => onMove(count - 1)}>
          Move to the end
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem className="text-negative" onSelect={onRemove}>
          Remove
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
