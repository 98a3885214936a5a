import type { ReactNode } from 'react'
import { cn } from './cn'

/** One of several choices, of which each says what it means. */
export function RadioChoice({
  name,
  value,
  label,
  says,
  isChosen,
  onChoose,
}: {
  /** Of the group. */
  name: string
  value: string
  label: ReactNode
  says: ReactNode
  isChosen: boolean
  onChoose: () => void
}) {
  return (
    <label
      className={cn(
        'flex cursor-pointer gap-2 rounded-md border p-2.5 has-focus-visible:outline-2 has-focus-visible:outline-accent',
        isChosen ? 'border-accent bg-accent-soft' : 'border-line-strong hover:bg-hover',
      )}
    >
      <input
        type="radio"
        name={name}
        value={value}
        checked={isChosen}
        onChange={onChoose}
        className="mt-0.5 shrink-0 accent-(--accent-solid) outline-none"
      />
      <span className="min-w-0">
        <span className="block break-words font-medium">{label}</span>
        <span className="block break-words text-muted text-xs">{says}</span>
      </span>
    </label>
  )
}
