'use client'

import { ChevronDown, ChevronUp, GripVertical, Rows3 } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox, Switch } from '@/components/ui/checkbox'
import { cn } from '@/components/ui/cn'
import { defaultPreferences, densities, orderColumns } from './preferences'
import { usePreferences } from './preferences-provider'

const densityLabels = { compact: 'Compact', comfortable: 'Comfortable' } as const

/** Density, the overview above the table, its columns and their order. */
export default function DisplayOptions({ columns }: { columns: readonly { id: string; label: string }[] }) {
  const { preferences, update } = usePreferences()
  const ids = columns.map(({ id }) => id)
  const order = orderColumns(ids, preferences.order)
  return (
    <>
      <div className="grid gap-2.5 border-line border-b p-3 max-sm:border-0">
        <fieldset className="flex items-center justify-between gap-3 max-sm:hidden">
          <legend className="sr-only">Density</legend>
          <span className="flex items-center gap-2 text-muted">
            <Rows3 aria-hidden className="size-3.5" />
            Density
          </span>
          <span className="flex rounded-md bg-hover p-0.5">
            {densities.map((density) => (
              <button
                key={density}
                type="button"
                aria-pressed={preferences.density === density}
                onClick={() => update({ density })}
                className={cn(
                  'h-6 rounded px-2 text-xs coarse:h-8',
                  preferences.density === density ? 'bg-surface text-ink shadow-sm dark:bg-line-strong' : 'text-muted',
                )}
              >
                {densityLabels[density]}
              </button>
            ))}
          </span>
        </fieldset>
        <label htmlFor="overview" className="flex items-center justify-between text-muted">
          Figures and chart
          <Switch id="overview" checked={preferences.overview} onCheckedChange={(overview) => update({ overview })} />
        </label>
      </div>
      <div className="max-sm:hidden">
        <ColumnList columns={columns} order={order} />
        <div className="border-line border-t p-1">
          <Button
            variant="ghost"
            className="w-full justify-start"
            onClick={() => update({ ...defaultPreferences, overview: preferences.overview })}
          >
            Reset the table
          </Button>
        </div>
      </div>
    </>
  )
}

function ColumnList({ columns, order }: { columns: readonly { id: string; label: string }[]; order: string[] }) {
  const { preferences, update } = usePreferences()
  const dragged = useRef<string | null>(null)

  const move = (id: string, to: number) => {
    const next = order.filter((other) => other !== id)
    next.splice(Math.max(0, Math.min(to, next.length)), 0, id)
    update({ order: next })
  }
  const toggle = (id: string, isShown: boolean) =>
    update({ hidden: isShown ? preferences.hidden.filter((other) => other !== id) : [...preferences.hidden, id] })

  return (
    <ul aria-label="Columns" className="p-1">
      {order.map((id, index) => {
        const label = columns.find((column) => column.id === id)?.label ?? id
        const isShown = !preferences.hidden.includes(id)
        // One column always stays: a table of none cannot be brought back by its rows.
        const isLast = isShown && preferences.hidden.length >= order.length - 1
        const press = (event: KeyboardEvent) => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
          event.preventDefault()
          move(id, index + (event.key === 'ArrowUp' ? -1 : 1))
        }
        return (
          <li
            key={id}
            draggable
            onDragStart={() => {
              dragged.current = id
            }}
            onDragOver={(event) => {
              event.preventDefault()
              if (dragged.current && dragged.current !== id) move(dragged.current, index)
            }}
            onDrop={(event) => event.preventDefault()}
            onKeyDown={press}
            className="group flex h-7 items-center gap-2 rounded-md px-1.5 hover:bg-hover"
          >
            <GripVertical aria-hidden className="size-3.5 cursor-grab text-faint" />
            <Checkbox
              id={`column-${id}`}
              checked={isShown}
              disabled={isLast}
              onCheckedChange={(checked) => toggle(id, checked === true)}
            />
            <label htmlFor={`column-${id}`} className="flex-1 truncate">
              {label}
            </label>
            <span className="flex opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
              <MoveButton label={`Move ${label} up`} isFirst={index === 0} onMove={() => move(id, index - 1)} up />
              <MoveButton
                label={`Move ${label} down`}
                isFirst={index === order.length - 1}
                onMove={() => move(id, index + 1)}
              />
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function MoveButton({
  label,
  isFirst,
  onMove,
  up = false,
}: {
  label: string
  isFirst: boolean
  onMove: () => void
  up?: boolean
}) {
  const Icon = up ? ChevronUp : ChevronDown
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={isFirst}
      onClick={() => !isFirst && onMove()}
      className="flex size-5 items-center justify-center rounded text-faint hover:text-ink aria-disabled:opacity-30"
    >
      <Icon aria-hidden className="size-3.5" />
    </button>
  )
}
