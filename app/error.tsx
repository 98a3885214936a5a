'use client'

import { TriangleAlert } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <EmptyState
      icon={TriangleAlert}
      title="This page could not be loaded"
      actions={
        <Button size="md" variant="primary" onClick={() => retry()}>
          Try again
        </Button>
      }
    >
      Something failed on the server, often the database. Its log says what
      {error.digest && (
        <>
          , under <code className="font-mono text-xs">{error.digest}</code>
        </>
      )}
      .
    </EmptyState>
  )
}
