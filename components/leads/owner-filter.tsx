import { X } from 'lucide-react'
import Link from 'next/link'
import { type LeadQuery, serializeLeadQuery } from '@/lib/filters/lead-filter'

/** Where the leads of some owners alone are listed: whose, and the way back. */
export function OwnerFilter({ query }: { query: LeadQuery }) {
  const owners = query.filter.owner ?? []
  if (owners.length === 0) return null
  return (
    <div className="flex border-line border-b px-3 py-2 sm:px-4">
      <p className="inline-flex h-7 min-w-0 items-center overflow-hidden rounded-md border border-line-strong text-xs coarse:h-9">
        <span className="truncate px-2">
          <span className="text-faint">Owner</span> <span className="font-medium">{owners.join(', ')}</span>
        </span>
        <Link
          href={ownerHref(query, undefined)}
          aria-label="Remove filter Owner"
          className="flex h-full w-6 shrink-0 items-center justify-center border-line border-l text-faint hover:bg-hover hover:text-ink focus-visible:-outline-offset-2 coarse:w-9"
        >
          <X aria-hidden className="size-3" />
        </Link>
      </p>
    </div>
  )
}

/** The list of one owner's leads, or of all. */
export function ownerHref({ filter, ...query }: LeadQuery, owner: string | undefined): string {
  const params = serializeLeadQuery({
    ...query,
    filter: { ...filter, owner: owner === undefined ? owner : [owner] },
    cursor: { at: 'first' },
  })
  return params.size > 0 ? `/leads?${params}` : '/leads'
}
