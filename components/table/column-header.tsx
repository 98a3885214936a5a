'use client'

import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, useState } from 'react'
import { cn } from '@/components/ui/cn'

export type SortState = 'ascending' | 'descending' | 'none'

interface ColumnHeaderProps {
  id: string
  label: string
  align?: 'end' | undefined
  /** Null for a column that cannot be sorted. */
  sort: SortState | null
  onSort: () => void
  width: number
  onResizeStart: (event: unknown) => void
  isResizing: boolean
  onResizeBy: (pixels: number) => void
  /** The column `moved` is to stand where this one is. */
  onDropColumn: (moved: string) => void
  isSticky: boolean
}

const dragType = 'text/x-leadtrail-column'
const resizeStep = 16

/** A header that sorts when clicked, moves when dragged, and resizes at its edge (arrow keys when focused). */
export function ColumnHeader(props: ColumnHeaderProps) {
  const { id, label, align, sort, onSort, onDropColumn, isSticky } = props
  const [isTarget, setIsTarget] = useState(false)

  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes(dragType)) return
    event.preventDefault()
    setIsTarget(true)
  }

  return (
    <th
      scope="col"
      aria-sort={sort ?? undefined}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(dragType, id)
        event.dataTransfer.effectAllowed = 'move'
      }}
      onDragOver={over}
      onDragLeave={() => setIsTarget(false)}
      onDrop={(event) => {
        setIsTarget(false)
        const moved = event.dataTransfer.getData(dragType)
        if (moved && moved !== id) onDropColumn(moved)
      }}
      className={cn(
        'group/header sticky top-0 z-10 h-8 border-line border-b bg-surface p-0 text-left font-medium text-muted text-xs',
        isSticky && 'left-0 z-[11] [&>:first-child]:pl-4 shadow-[1px_0_0_var(--line)]',
        isTarget && 'bg-accent-soft',
      )}
    >
      {sort ? (
        <button
          type="button"
          onClick={onSort}
          className={cn(
            'flex h-full w-full items-center gap-1 px-3 hover:text-ink focus-visible:-outline-offset-2',
            align === 'end' && 'flex-row-reverse',
            sort !== 'none' && 'text-ink',
          )}
        >
          <span className="truncate">{label}</span>
          <SortIcon sort={sort} />
        </button>
      ) : (
        <span className={cn('flex h-full items-center px-3', align === 'end' && 'justify-end')}>
          <span className="truncate">{label}</span>
        </span>
      )}
      <ResizeHandle {...props} />
    </th>
  )
}

export function SortIcon({ sort }: { sort: SortState }) {
  if (sort === 'descending') return <ArrowDown aria-hidden className="size-3 shrink-0 text-accent" />
  if (sort === 'ascending') return <ArrowUp aria-hidden className="size-3 shrink-0 text-accent" />
  return (
    <ChevronsUpDown
      aria-hidden
      className="size-3 shrink-0 opacity-0 group-focus-within/header:opacity-60 group-hover/header:opacity-60"
    />
  )
}

function ResizeHandle({ label, width, onResizeStart, isResizing, onResizeBy }: ColumnHeaderProps) {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    event.stopPropagation()
    onResizeBy(event.key === 'ArrowLeft' ? -resizeStep : resizeStep)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a splitter one can focus and move; hr is not
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${label}`}
      aria-valuenow={Math.round(width)}
      tabIndex={0}
      draggable
      onDragStart={(event) => {
        // The edge resizes; only the rest of the header drags the column.
        event.preventDefault()
        event.stopPropagation()
      }}
      onMouseDown={onResizeStart}
      onTouchStart={onResizeStart}
      onKeyDown={press}
      className="absolute inset-y-0 right-0 z-10 w-2 cursor-col-resize touch-none select-none focus-visible:outline-none"
    >
      <span
        className={cn(
          'absolute inset-y-1.5 right-0 w-px transition-colors group-hover/header:bg-line-strong',
          isResizing && '!bg-accent inset-y-0 w-0.5',
          '[:focus-visible>&]:inset-y-0 [:focus-visible>&]:w-0.5 [:focus-visible>&]:bg-accent',
        )}
      />
    </div>
  )
}
