import { ArrowRight, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import type { EventName } from '@/lib/importers/segment/event-names'

export type NameRow = EventName & { rowId: string }

/** A row for each name: what senders say, and the type that is stored. */
export function NameRows({
  rows,
  listId,
  focused,
  onChange,
}: {
  rows: NameRow[]
  /** The datalist with types to choose from. */
  listId: string
  /** The row that has just been added. */
  focused: string | null
  onChange: (rows: NameRow[]) => void
}) {
  const set = (rowId: string, change: Partial<EventName>) =>
    onChange(rows.map((row) => (row.rowId === rowId ? { ...row, ...change } : row)))
  return (
    <ul className="space-y-2">
      {rows.map(({ rowId, name, type }, index) => (
        <li key={rowId} className="flex items-center gap-2">
          <Input
            aria-label={`Name ${index + 1}`}
            value={name}
            placeholder="Signed Up"
            required
            maxLength={200}
            autoFocus={rowId === focused && name === ''}
            onChange={(event) => set(rowId, { name: event.target.value })}
          />
          <ArrowRight aria-hidden className="size-3.5 shrink-0 text-faint" />
          <Input
            aria-label={name === '' ? `Type ${index + 1}` : `Type that ${name} is stored as`}
            value={type}
            placeholder="trial_signup"
            list={listId}
            required
            maxLength={100}
            autoFocus={rowId === focused && name !== ''}
            autoCapitalize="none"
            spellCheck={false}
            className="font-mono text-xs"
            onChange={(event) => set(rowId, { type: event.target.value })}
          />
          <Button
            variant="ghost"
            size="icon"
            aria-label={name === '' ? `Remove name ${index + 1}` : `Remove ${name}`}
            onClick={() => onChange(rows.filter((row) => row.rowId !== rowId))}
          >
            <X aria-hidden />
          </Button>
        </li>
      ))}
    </ul>
  )
}
