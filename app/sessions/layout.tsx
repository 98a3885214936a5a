import { SessionPanelSlot } from '@/components/sessions/session-panel-slot'

export default function SessionsLayout({ children, panel }: LayoutProps<'/sessions'>) {
  return (
    <>
      {children}
      <SessionPanelSlot>{panel}</SessionPanelSlot>
    </>
  )
}
