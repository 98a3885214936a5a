'use client'

import { type columnResizingState as ColumnResizing, FlexRender, useTable } from '@tanstack/react-table'
import { memo, useMemo, useRef, useState } from 'react'
import { useSessionQuery } from '@/components/filters/session-query-provider'
import { ColumnHeader, type SortState } from '@/components/table/column-header'
import { orderColumns } from '@/components/table/preferences'
import { usePreferences } from '@/components/table/preferences-provider'
import { cn } from '@/components/ui/cn'
import { type SessionSort, type SessionSortColumn, sortColumnOf } from '@/lib/filters/session-sort'
import { RowLink } from './row-link'
import type { SessionCells } from './session-cells'
import { sessionColumnList } from './session-column-list'
import { columns, features } from './session-columns'
import { useRowNavigation } from './use-row-navigation'

const columnIds = sessionColumnList.map(({ id }) => id)
const columnLabels = new Map<string, string>(sessionColumnList.map(({ id, label }) => [id, label]))

/** The rows of one page. The server sorts and pages; here columns are shown, ordered and resized. */
export function SessionsTable({ rows }: { rows: SessionCells[] }) {
  const { query, go } = useSessionQuery()
  const { preferences, update } = usePreferences()
  const [resizing, setResizing] = useState<ColumnResizing>(noResizing)
  const ids = useMemo(() => rows.map(({ id }) => id), [rows])
  const { openId, onKeyDown, open } = useRowNavigation(ids)

  const columnOrder = useMemo(() => orderColumns(columnIds, preferences.order), [preferences.order])
  const columnVisibility = useMemo(
    () => Object.fromEntries(preferences.hidden.map((id) => [id, false])),
    [preferences.hidden],
  )
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: (row) => row.id,
    manualSorting: true,
    columnResizeMode: 'onChange',
    defaultColumn: { minSize: 56, maxSize: 800 },
    state: { columnOrder, columnVisibility, columnSizing: preferences.sizes, columnResizing: resizing },
    onColumnSizingChange: (updater) =>
      update({ sizes: typeof updater === 'function' ? updater(preferences.sizes) : updater }),
    onColumnResizingChange: setResizing,
  })

  const { column: sortedBy, descending } = sortColumnOf(query.sort)
  const sortOf = (column: SessionSortColumn): SortState =>
    column !== sortedBy ? 'none' : descending ? 'descending' : 'ascending'
  const sortBy = (column: SessionSortColumn) => {
    const sort: SessionSort = column === sortedBy && descending ? column : `-${column}`
    go({ sort })
  }
  const moveColumn = (moved: string, target: string) => {
    const forward = columnOrder.indexOf(moved) < columnOrder.indexOf(target)
    const order = columnOrder.filter((id) => id !== moved)
    order.splice(order.indexOf(target) + (forward ? 1 : 0), 0, moved)
    update({ order })
  }

  const headers = table.getHeaderGroups()[0]?.headers ?? []
  return (
    <table
      aria-label="Sessions"
      data-density={preferences.density}
      onKeyDown={onKeyDown}
      className={cn('group/table min-w-full table-fixed border-separate border-spacing-0', rowsClass, paperClass)}
      style={{ width: table.getTotalSize() }}
    >
      <colgroup>
        {headers.map((header) => (
          <col key={header.id} style={{ width: header.getSize() }} />
        ))}
        <col />
      </colgroup>
      <thead>
        <tr>
          {headers.map((header, index) => {
            const { align, sort } = header.column.columnDef.meta ?? {}
            return (
              <ColumnHeader
                key={header.id}
                id={header.id}
                label={columnLabels.get(header.id) ?? header.id}
                align={align}
                sort={sort ? sortOf(sort) : null}
                onSort={() => sort && sortBy(sort)}
                width={header.getSize()}
                onResizeStart={header.getResizeHandler()}
                isResizing={header.column.getIsResizing()}
                onResizeBy={(pixels) => {
                  const width = Math.min(800, Math.max(56, header.getSize() + pixels))
                  update({ sizes: { ...preferences.sizes, [header.id]: width } })
                }}
                onDropColumn={(moved) => moveColumn(moved, header.id)}
                isSticky={index === 0}
              />
            )
          })}
          <th aria-hidden className="sticky top-0 z-10 border-line border-b bg-surface p-0" />
        </tr>
      </thead>
      <Rows
        rows={table.getRowModel().rows}
        columnKey={headers.map((header) => header.id).join()}
        openId={openId}
        onOpen={open}
      />
    </table>
  )
}

/** On the table, not on its 650 cells: the page is a third smaller for it. */
const rowsClass = cn(
  '[&_td]:h-8.5 [&_td]:truncate [&_td]:border-line [&_td]:border-b [&_td]:px-3 [&_td]:py-0 data-[density=comfortable]:[&_td]:h-12',
  '[&_td.pin]:sticky [&_td.pin]:left-0 [&_td.pin]:z-[1] [&_td.pin]:bg-surface [&_td.pin]:pl-4 [&_td.pin]:shadow-[1px_0_0_var(--line)]',
  '[&_tbody>tr]:cursor-pointer [&_tbody>tr:hover>td]:bg-hover [&_tbody>tr[data-open]>td]:bg-selected',
)

/** On paper the columns share its width, and what does not fit goes on below. */
const paperClass = cn(
  'print:!w-full print:table-auto print:text-2xs print:[&_col]:!w-auto print:[&_td]:h-auto print:[&_td]:whitespace-normal',
  'print:[&_td]:px-1 print:[&_td]:py-1 print:[&_td.pin]:static print:[&_td.pin]:pl-0 print:[&_th]:static print:[&_th_*]:px-1',
)

function cellClass(align: 'end' | undefined, place: number): string | undefined {
  return cn(place === 0 && 'pin', align === 'end' && 'text-right') || undefined
}

type Row = ReturnType<ReturnType<typeof useTable<typeof features, SessionCells>>['getRowModel']>['rows'][number]

/** Left alone while columns are resized: the widths are the columns', not the cells'. */
const Rows = memo(function Rows({
  rows,
  openId,
  onOpen,
}: {
  rows: Row[]
  /** Which columns in which order; it only makes the rows new. */
  columnKey: string
  openId: string | null
  onOpen: (id: string) => void
}) {
  const pressedAt = useRef({ x: 0, y: 0 })
  return (
    <tbody>
      {rows.map((row, index) => {
        const isOpen = row.id === openId
        return (
          <tr
            key={row.id}
            data-open={isOpen || undefined}
            onMouseDown={(event) => {
              pressedAt.current = { x: event.clientX, y: event.clientY }
            }}
            onClick={(event) => {
              const { x, y } = pressedAt.current
              const isDrag = Math.abs(event.clientX - x) + Math.abs(event.clientY - y) > 4
              if (isDrag || event.metaKey || event.ctrlKey || event.shiftKey) return
              if (event.target instanceof Element && event.target.closest('a, button')) return
              onOpen(row.id)
            }}
          >
            {row.getVisibleCells().map((cell, place) => (
              <td key={cell.id} className={cellClass(cell.column.columnDef.meta?.align, place)}>
                {place === 0 ? (
                  <RowLink id={row.id} isOpen={isOpen} isFirst={index === 0} onOpen={onOpen}>
                    <FlexRender cell={cell} />
                  </RowLink>
                ) : (
                  <FlexRender cell={cell} />
                )}
              </td>
            ))}
            <td aria-hidden />
          </tr>
        )
      })}
    </tbody>
  )
})

const noResizing: ColumnResizing = {
  columnSizingStart: [],
  deltaOffset: null,
  deltaPercentage: null,
  isResizingColumn: false,
  startOffset: null,
  startSize: null,
}
