import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FilterProblem } from '@/lib/filters/read-params'

/** Names what of a link could not be read, with the way to remove it. */
export function ProblemsBox({ problems, action }: { problems: FilterProblem[]; action: ReactNode }) {
  if (problems.length === 0) return null
  return (
    <div
      role="alert"
      className="flex flex-wrap items-start gap-x-3 gap-y-2 border-line border-b bg-warning-soft px-3 py-2 sm:px-4"
    >
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {problems.length === 1
            ? 'One part of this link was not understood and is not applied'
            : `${problems.length} parts of this link were not understood and are not applied`}
        </p>
        <ul className="text-muted">
          {problems.map(({ param, message }) => (
            <li key={`${param} ${message}`} className="break-words">
              {message}
            </li>
          ))}
        </ul>
      </div>
      {action}
    </div>
  )
}
