import type { ReactNode } from 'react'
import { SessionPanelSlot } from '@/components/sessions/session-panel-slot'

export default function SessionsLayout({ children, panel }: { children: ReactNode; panel: ReactNode }) {
  return (
    <>
      {children}
      <SessionPanelSlot>{panel}</SessionPanelSlot>
    </>
  )
}
