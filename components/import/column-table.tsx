'use client'

import { cn } from '@/components/ui/cn'
import { Select } from '@/components/ui/input'
import { type ColumnRole, roleOf, withRole } from '@/lib/importers/column-role'
import { fields, type Mapping } from '@/lib/importers/fields'
import type { FilePreview } from '@/lib/imports/types'

const shownRows = 5

/** The first rows of the file, with what each column becomes at its head. */
export function ColumnTable({
  preview,
  mapping,
  onChange,
}: {
  preview: FilePreview
  mapping: Mapping
  onChange: (mapping: Mapping) => void
}) {
  const rows = preview.rows.slice(0, shownRows)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="overflow-x-auto" aria-label="First rows of the file" tabIndex={0}>
      <table className="w-full border-collapse text-left">
        <thead>
          <tr>
            {preview.columns.map((column) => (
              <th
                key={column}
                scope="col"
                className="min-w-40 border-line border-b px-3 py-2 align-bottom font-medium first:sm:pl-4 last:sm:pr-4"
              >
                <span className="block max-w-56 truncate" title={column}>
                  {column}
                </span>
                <RoleSelect
                  column={column}
                  role={roleOf(mapping, column)}
                  onChange={(role) => onChange(withRole(mapping, column, role))}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, values }) => (
            <tr key={line} className="border-line border-b last:border-b-0">
              {preview.columns.map((column) => (
                <td
                  key={column}
                  className={cn(
                    'max-w-56 truncate px-3 py-1.5 first:sm:pl-4 last:sm:pr-4',
                    roleOf(mapping, column) === 'ignore' ? 'text-faint line-through' : 'text-muted',
                  )}
                  title={toText(values[column])}
                >
                  {toText(values[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function RoleSelect({
  column,
  role,
  onChange,
}: {
  column: string
  role: ColumnRole
  onChange: (role: ColumnRole) => void
}) {
  return (
    <Select
      aria-label={`Column ${column} becomes`}
      className="mt-1 font-normal"
      value={role}
      onChange={(event) => onChange(event.target.value as ColumnRole)} // its options are roles
    >
      <option value="property">Property</option>
      <option value="ignore">Leave out</option>
      <optgroup label="Field">
        {fields.map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </optgroup>
    </Select>
  )
}

function toText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
