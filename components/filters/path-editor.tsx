'use client'

import Link from 'next/link'
import { describePath } from '@/lib/filters/describe-path'
import { parsePath } from '@/lib/filters/path-text'
import { eventTypeLabel } from '@/lib/sessionizer/event-types'
import { useSessionQuery } from './session-query-provider'

const groupingWords = { category: 'content categories', path: 'pages', type: 'event types' } as const

/** What a path means. It is chosen on the Paths page, not written by hand. */
export function PathEditor() {
  const { query } = useSessionQuery()
  const paths = (query.filter.path ?? []).flatMap((text) => parsePath(text).path ?? [])
  return (
    <div className="grid gap-3 p-3">
      {paths.map((path) => (
        <div key={describePath(path)}>
          <p className="font-medium">{describePath(path)}</p>
          <p className="mt-1 text-muted text-xs">
            Steps are {groupingWords[path.grouping]}, from the entry up to the first{' '}
            {path.goals.map(eventTypeLabel).join(' or ')}; what repeats is one step.
          </p>
          {path.keep.length > 0 && (
            <p className="mt-1 text-muted text-xs">
              By name: {path.keep.join(', ')}. All other steps count as one kind.
            </p>
          )}
        </div>
      ))}
      <Link href="/paths" className="text-accent hover:underline">
        Choose another on Conversion paths
      </Link>
    </div>
  )
}
