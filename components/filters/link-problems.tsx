import { TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'
import type { FilterProblem } from '@/lib/filters/read-params'

/** Names what of a link could not be read. `cleanHref` is the link without it, which is what the page shows. */
export function LinkProblems({ problems, cleanHref }: { problems: FilterProblem[]; cleanHref: string }) {
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
      <Link href={cleanHref} replace className={buttonClass()}>
        Remove from the link
      </Link>
    </div>
  )
}
