'use client'

import { TriangleAlert } from 'lucide-react'
import { catchError, type ErrorInfo } from 'next/error'
import { Button } from './button'
import { EmptyState } from './empty-state'

/** Keeps a failure inside a part of the page: `what` names the part. The rest of the page stays usable. */
export const Failure = catchError(({ what }: { what: string }, { retry }: ErrorInfo) => (
  <div role="alert" className="flex items-center gap-2 text-muted">
    <TriangleAlert aria-hidden className="size-4 shrink-0 text-warning" />
    {what} could not be loaded
    <Button onClick={() => retry()}>Try again</Button>
  </div>
))

/** The same in place of what the page is about. Its header stays, and with it the way to other pages. */
export const ListFailure = catchError(({ what }: { what: string }, { retry }: ErrorInfo) => (
  <NotLoaded what={what} retry={retry} />
))

export function NotLoaded({ what, retry }: { what: string; retry: () => void }) {
  return (
    <div role="alert">
      <EmptyState
        icon={TriangleAlert}
        title={`${what} could not be loaded`}
        actions={
          <Button size="md" variant="primary" onClick={() => retry()}>
            Try again
          </Button>
        }
      >
        Something failed on the server, often the database. Its log says what.
      </EmptyState>
    </div>
  )
}
