'use client'

import { TriangleAlert } from 'lucide-react'
import { SessionPanel } from '@/components/sessions/session-panel'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** A session that fails to load fails in its panel: the table beside it stays. */
export default function PanelError({ retry }: { error: Error; retry: () => void }) {
  return (
    <SessionPanel title="Session" label="Session" subtitle="Not loaded">
      <div role="alert">
        <EmptyState
          icon={TriangleAlert}
          title="The session could not be loaded"
          actions={
            <Button size="md" variant="primary" onClick={() => retry()}>
              Try again
            </Button>
          }
        >
          Something failed on the server, often the database. Its log says what.
        </EmptyState>
      </div>
    </SessionPanel>
  )
}
