'use client'

import { X } from 'lucide-react'
import { SearchField } from './search-field'
import { useSessionQuery } from './session-query-provider'

/** The free text filter on leads. */
export function SearchBox({ className }: { className?: string }) {
  const { query, setFilter } = useSessionQuery()
  const applied = query.filter.q ?? ''
  return (
    <SearchField
      label="Search leads"
      applied={applied}
      onApply={(text, isStep) => setFilter({ q: text || undefined }, { replace: !isStep })}
      className={className}
      clear={(forget) =>
        applied && (
          <button
            type="button"
            aria-label="Remove filter Search"
            onClick={() => {
              forget()
              setFilter({ q: undefined })
            }}
            className="absolute inset-y-0 right-0 flex w-7 items-center justify-center rounded-r-md text-faint hover:text-ink coarse:w-9"
          >
            <X aria-hidden className="size-3" />
          </button>
        )
      }
    />
  )
}
