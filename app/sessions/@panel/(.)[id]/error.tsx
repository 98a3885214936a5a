'use client'

import { SessionPanel } from '@/components/sessions/session-panel'
import { NotLoaded } from '@/components/ui/failure'

/** A session that fails to load fails in its panel: the table beside it stays. */
export default function PanelError({ retry }: { error: Error; retry: () => void }) {
  return (
    <SessionPanel title="Session" label="Session" subtitle="Not loaded">
      <NotLoaded what="The session" retry={retry} />
    </SessionPanel>
  )
}
