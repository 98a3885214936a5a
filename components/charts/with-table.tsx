'use client'

import { Check, Copy, Table2 } from 'lucide-react'
import Link from 'next/link'
import { type ReactNode, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { notify } from '@/components/ui/notify'
import { type ChartTable, tableText } from './table-text'

/** A chart, and behind a button the same as a table, which can be copied into a spreadsheet. */
export function WithTable({
  table,
  isLong = false,
  children,
}: {
  table: ChartTable
  /** May go over several pages on paper. */
  isLong?: boolean
  children: ReactNode
}) {
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  return (
    <div className={isLong ? undefined : 'break-inside-avoid'}>
      {children}
      <div className="mt-1 flex justify-end gap-1 print:hidden">
        {isOpen && <CopyTable table={table} />}
        <Button variant="ghost" aria-expanded={isOpen} aria-controls={id} onClick={() => setIsOpen(!isOpen)}>
          <Table2 aria-hidden />
          {isOpen ? 'Hide table' : 'Show as table'}
          <span className="sr-only">: {table.caption}</span>
        </Button>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && <DataTable table={table} />}
      </div>
    </div>
  )
}

/** Copies as tab separated text. */
function CopyTable({ table }: { table: ChartTable }) {
  const [isDone, setIsDone] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(tableText(table))
      setIsDone(true)
      setTimeout(() => setIsDone(false), 2000)
    } catch {
      notify('error', 'The browser did not allow copying. Mark the table and copy it by hand.')
    }
  }
  return (
    <Button variant="ghost" onClick={copy}>
      {isDone ? <Check aria-hidden /> : <Copy aria-hidden />}
      <span aria-live="polite">{isDone ? 'Copied' : 'Copy'}</span>
      <span className="sr-only">: {table.caption}</span>
    </Button>
  )
}

export function DataTable({ table: { caption, columns, rows } }: { table: ChartTable }) {
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable to be scrolled by keyboard
      tabIndex={0}
      className="thin-scrollbar mt-1 max-h-96 overflow-auto border-line border-t"
    >
      <table className="w-full text-xs">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 bg-surface">
          <tr>
            {columns.map(({ label, isNumber }) => (
              <th
                key={label}
                scope="col"
                className={cn(
                  'h-7 whitespace-nowrap px-2 font-medium text-faint',
                  isNumber ? 'text-right' : 'text-left',
                )}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity, and never move
            <tr key={index} className="border-line border-t hover:bg-hover">
              {row.map(({ text, href }, column) => (
                <td
                  key={columns[column]?.label}
                  className={cn('h-7 whitespace-nowrap px-2', columns[column]?.isNumber ? 'text-right' : 'text-left')}
                >
                  {href ? (
                    <Link
                      href={href}
                      className="rounded underline decoration-line-strong underline-offset-2 hover:text-accent"
                    >
                      {text}
                    </Link>
                  ) : (
                    text
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
