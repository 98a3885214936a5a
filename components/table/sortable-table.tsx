'use client'

import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_text,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import Link from 'next/link'
import { type ReactNode, useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { SortIcon, type SortState } from './column-header'

export interface SortableColumn {
  id: string
  label: string
  /** What the figures mean, where the name does not say it. */
  about?: string
  /** Numbers stand at the right and are sorted from the largest down first. */
  isNumber?: boolean
  /** Left out where the screen is narrow. */
  isWide?: boolean
}

export interface SortableCell {
  /** What is read; the value when missing. */
  text?: ReactNode
  /** What is sorted by; null comes last either way. */
  value: number | string | null
  href?: string | null
  title?: string
}

export interface SortableRow {
  id: string
  cells: Record<string, SortableCell>
}

interface SortableTableProps {
  label: string
  columns: SortableColumn[]
  rows: SortableRow[]
  /** The column sorted by at first, from the largest down. */
  sortedBy: string
  /** Rows shown before one asks for all. */
  shown?: number
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { text: sortFn_text },
})
const helper = createColumnHelper<typeof features, SortableRow>()

/** A small table that is there as a whole: a click on a header sorts it, figures are links. The first column names the row. */
export function SortableTable({ label, columns, rows, sortedBy, shown = 10 }: SortableTableProps) {
  const [isWhole, setIsWhole] = useState(false)
  const [sorting, setSorting] = useState([{ id: sortedBy, desc: true }])
  const defined = useMemo(
    () =>
      helper.columns(
        columns.map(({ id, isNumber = false }) =>
          helper.accessor((row) => row.cells[id]?.value ?? undefined, {
            id,
            sortUndefined: 'last',
            sortDescFirst: isNumber,
            ...(!isNumber && { sortFn: 'text' as const }),
          }),
        ),
      ),
    [columns],
  )
  const table = useTable({
    features,
    columns: defined,
    data: rows,
    getRowId: (row) => row.id,
    enableSortingRemoval: false,
    enableMultiSort: false,
    state: { sorting },
    onSortingChange: setSorting,
  })
  const sorted = table.getRowModel().rows
  const visible = isWhole ? sorted : sorted.slice(0, shown)
  return (
    <div className="min-w-0">
      <div className="thin-scrollbar overflow-x-auto">
        <table aria-label={label} className="w-full border-separate border-spacing-0">
          <thead>
            <tr>
              {columns.map((column) => {
                const sort = table.getColumn(column.id)?.getIsSorted() || 'none'
                return (
                  <Header
                    key={column.id}
                    column={column}
                    sort={sort === 'asc' ? 'ascending' : sort === 'desc' ? 'descending' : 'none'}
                    onSort={() => table.getColumn(column.id)?.toggleSorting()}
                  />
                )
              })}
            </tr>
          </thead>
          <tbody>
            {visible.map(({ id, original: { cells } }) => (
              <tr key={id} className="hover:bg-hover">
                {columns.map((column, index) => (
                  <Cell key={column.id} column={column} cell={cells[column.id]} isName={index === 0} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sorted.length > shown && (
        <Button variant="ghost" className="mt-1 print:hidden" onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? `Show the first ${shown}` : `Show all ${sorted.length.toLocaleString('en')}`}
        </Button>
      )}
    </div>
  )
}

/** With a real minus, as wide as the plus. */
const numberText = (value: number) => `${value < 0 ? '−' : ''}${Math.abs(value).toLocaleString('en')}`

function Header({
  column: { label, about, isNumber, isWide },
  sort,
  onSort,
}: {
  column: SortableColumn
  sort: SortState
  onSort: () => void
}) {
  return (
    <th
      scope="col"
      aria-sort={sort}
      className={cn(
        'group/header h-8 border-line border-b p-0 font-medium text-muted text-xs',
        isWide && 'max-sm:hidden',
      )}
    >
      <button
        type="button"
        onClick={onSort}
        title={about}
        className={cn(
          'flex h-full w-full items-center gap-1 whitespace-nowrap px-2 hover:text-ink max-sm:px-1 focus-visible:-outline-offset-2 coarse:h-10',
          isNumber && 'flex-row-reverse',
          sort !== 'none' && 'text-ink',
        )}
      >
        {label}
        <SortIcon sort={sort} />
      </button>
    </th>
  )
}

function Cell({ column, cell, isName }: { column: SortableColumn; cell: SortableCell | undefined; isName: boolean }) {
  const { value = null, text = value === null ? '—' : value, href, title } = cell ?? {}
  const shown = typeof text === 'number' ? numberText(text) : text
  const content = href ? (
    <Link href={href} prefetch={false} className="rounded hover:text-accent hover:underline">
      {shown}
    </Link>
  ) : (
    shown
  )
  const look = cn(
    'h-8.5 border-line border-b px-2 py-1 font-normal max-sm:px-1',
    column.isNumber ? 'whitespace-nowrap text-right' : 'text-left',
    isName && 'min-w-24 break-words sm:min-w-32',
    column.isWide && 'max-sm:hidden',
  )
  return isName ? (
    <th scope="row" className={look} title={title ?? (typeof value === 'string' ? value : undefined)}>
      <span className="line-clamp-3">{content}</span>
    </th>
  ) : (
    <td className={look} title={title}>
      {content}
    </td>
  )
}
