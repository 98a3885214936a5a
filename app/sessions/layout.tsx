import { SessionPanelSlot } from '@/components/sessions/session-panel-slot'

export default function SessionsLayout({ children, panel }: LayoutProps<'/sessions'>) {
  return (
    <div className="flex min-w-0 flex-1">
      <div className="min-w-0 flex-1">{children}</div>
      <SessionPanelSlot>{panel}</SessionPanelSlot>
    </div>
  )
}
