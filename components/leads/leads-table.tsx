import Link from 'next/link'
import type { Viewer } from '@/components/layout/viewer'
import { formatPoints } from '@/components/sessions/session-cells'
import { SortIcon, type SortState } from '@/components/table/column-header'
import { cn } from '@/components/ui/cn'
import { Skeleton } from '@/components/ui/skeleton'
import { type LeadQuery, serializeLeadQuery } from '@/lib/filters/lead-filter'
import { leadName } from '@/lib/filters/lead-name'
import { type LeadSort, type LeadSortColumn, nextLeadSort } from '@/lib/filters/lead-sort'
import type { LeadRow } from '@/lib/leads/types'
import { formatDateTime, formatSeen } from '@/lib/time/format'
import { ownerHref } from './owner-filter'

const head = 'h-8 border-line border-b px-3 text-left font-medium text-faint text-xs first:pl-3 sm:first:pl-4'
const cell = 'h-9 border-line border-b px-3 py-1.5 md:py-0 first:pl-3 sm:first:pl-4'
const wide = 'hidden md:table-cell'
const widest = 'hidden lg:table-cell'

/** Leads, one a row; the whole row opens the lead. */
export function LeadsTable({ rows, viewer, query }: { rows: LeadRow[]; viewer: Viewer; query: LeadQuery }) {
  return (
    <table className="w-full border-separate border-spacing-0">
      <Head query={query} />
      <tbody>
        {rows.map((lead) => (
          <tr key={lead.id} className="relative focus-within:bg-hover hover:bg-hover">
            <td className={`${cell} w-full max-w-0 md:w-1/3`}>
              <Link
                href={`/leads/${encodeURIComponent(lead.id)}`}
                className="font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
              >
                <span className="block truncate">{leadName(lead)}</span>
                {lead.company && (
                  <span className="block truncate font-normal text-faint text-xs md:hidden">{lead.company}</span>
                )}
              </Link>
            </td>
            <td className={`${cell} ${wide} w-1/3 max-w-0 truncate`}>{lead.company ?? <None />}</td>
            <td className={`${cell} ${widest} w-1/3 max-w-0 truncate text-muted`}>{lead.email ?? <None />}</td>
            <td className={`${cell} text-right`}>
              <span className={lead.score < 0 ? 'text-negative' : undefined}>{formatPoints(lead.score)}</span>
            </td>
            <td className={`${cell} ${wide} text-right`}>{lead.sessionCount.toLocaleString('en')}</td>
            <td className={`${cell} ${wide} text-right`}>{lead.eventCount.toLocaleString('en')}</td>
            <td className={`${cell} whitespace-nowrap`}>
              <Seen at={lead.lastSeenAt} viewer={viewer} />
            </td>
            <td className={`${cell} ${wide} max-w-40 truncate text-muted`}>
              {lead.owner ? (
                <Link
                  href={ownerHref(query, lead.owner)}
                  prefetch={false}
                  title={`The leads of ${lead.owner}`}
                  className="relative hover:text-ink hover:underline"
                >
                  {lead.owner}
                </Link>
              ) : (
                <None />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Without a query, as while the leads are on their way, nothing can be sorted yet. */
function Head({ query }: { query?: LeadQuery }) {
  return (
    <thead className="sticky top-12 z-10 bg-surface">
      <tr>
        <th className={head}>Lead</th>
        <th className={`${head} ${wide}`}>Company</th>
        <th className={`${head} ${widest}`}>Email</th>
        <SortableHead column="score" label="Score" query={query} isNumber />
        <th className={`${head} ${wide} text-right`}>Sessions</th>
        <th className={`${head} ${wide} text-right`}>Events</th>
        <SortableHead column="lastSeenAt" label="Last seen" query={query} />
        <th className={`${head} ${wide}`}>Owner</th>
      </tr>
    </thead>
  )
}

function SortableHead({
  column,
  label,
  query,
  isNumber = false,
}: {
  column: LeadSortColumn
  label: string
  query: LeadQuery | undefined
  isNumber?: boolean
}) {
  if (!query) return <th className={cn(head, isNumber && 'text-right')}>{label}</th>
  const sort = sortStateOf(column, query.sort)
  const turned: LeadQuery = { ...query, sort: nextLeadSort(column, query.sort), cursor: { at: 'first' } }
  return (
    <th aria-sort={sort} className={cn(head, 'group/header !px-0')}>
      <Link
        href={`/leads?${serializeLeadQuery(turned)}`}
        prefetch={false}
        className={cn(
          'flex h-full items-center gap-1 whitespace-nowrap px-3 hover:text-ink focus-visible:-outline-offset-2 coarse:h-10',
          isNumber && 'flex-row-reverse',
          sort !== 'none' && 'text-ink',
        )}
      >
        {label}
        <SortIcon sort={sort} />
      </Link>
    </th>
  )
}

function sortStateOf(column: LeadSortColumn, sort: LeadSort): SortState {
  if (sort === column) return 'ascending'
  return sort === `-${column}` ? 'descending' : 'none'
}

export function LeadsTableSkeleton() {
  return (
    <table className="w-full border-separate border-spacing-0" aria-busy>
      <Head />
      <tbody>
        {Array.from({ length: 12 }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
          <tr key={row}>
            <td className={`${cell} w-1/3`}>
              <Skeleton className="h-4 max-w-40" />
            </td>
            <td className={`${cell} ${wide} w-1/3`}>
              <Skeleton className="h-4 max-w-40" />
            </td>
            <td className={`${cell} ${widest} w-1/3`}>
              <Skeleton className="h-4 max-w-60" />
            </td>
            <td className={cell}>
              <Skeleton className="h-4 w-10" />
            </td>
            <td className={`${cell} ${wide}`}>
              <Skeleton className="h-4 w-10" />
            </td>
            <td className={`${cell} ${wide}`}>
              <Skeleton className="h-4 w-10" />
            </td>
            <td className={cell}>
              <Skeleton className="h-4 w-20" />
            </td>
            <td className={`${cell} ${wide}`}>
              <Skeleton className="h-4 w-24" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Seen({ at, viewer }: { at: number | null; viewer: Viewer }) {
  if (at === null) return <span className="text-faint">Never</span>
  return (
    <time dateTime={new Date(at).toISOString()} title={formatDateTime(at, viewer.timeZone)}>
      {formatSeen(at, viewer.nowMs, viewer.timeZone)}
    </time>
  )
}

function None() {
  return <span className="text-faint">—</span>
}
