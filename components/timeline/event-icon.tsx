import {
  BookOpen,
  CalendarCheck,
  CircleDashed,
  CircleDot,
  ClipboardList,
  CreditCard,
  Download,
  Eye,
  FileText,
  KeyRound,
  type LucideIcon,
  Mail,
  MailCheck,
  MailOpen,
  MailQuestion,
  MailX,
  MessageSquare,
  MousePointerClick,
  Phone,
  Play,
  Presentation,
  Reply,
  Send,
  ShieldAlert,
} from 'lucide-react'
import { cn } from '@/components/ui/cn'
import type { EventRow } from '@/lib/events/types'

const icons: Record<string, LucideIcon> = {
  page_view: FileText,
  email_sent: Mail,
  email_delivered: MailCheck,
  email_bounced: MailQuestion,
  email_dropped: MailQuestion,
  email_open: MailOpen,
  email_click: MousePointerClick,
  email_reply: Reply,
  email_forward: Reply,
  unsubscribe: MailX,
  resubscribe: MailCheck,
  spam_complaint: ShieldAlert,
  link_click: MousePointerClick,
  form_view: Eye,
  form_start: ClipboardList,
  form_submit: Send,
  demo_request: CalendarCheck,
  meeting_booked: CalendarCheck,
  trial_signup: KeyRound,
  newsletter_signup: MailCheck,
  webinar_signup: Presentation,
  webinar_attend: Presentation,
  file_download: Download,
  video_play: Play,
  chat_start: MessageSquare,
  chat_message: MessageSquare,
  call: Phone,
  login: KeyRound,
  purchase: CreditCard,
}

const tints: Record<NonNullable<EventRow['kind']>, string> = {
  evaluation: 'border-accent/40 bg-accent-soft text-accent',
  content: 'border-line-strong bg-surface text-ink',
  neutral: 'border-line-strong bg-surface text-muted',
  negative: 'border-negative/40 bg-negative-soft text-negative',
}

/** The mark of an event on the rail: shape by type, colour by what it says about intent. */
export function EventIcon({ event }: { event: EventRow }) {
  const Icon = event.kind === 'content' ? BookOpen : (icons[event.type] ?? CircleDot)
  const Shown = event.suppressed ? CircleDashed : Icon
  return (
    <span
      aria-hidden
      className={cn(
        'flex size-6 shrink-0 items-center justify-center rounded-full border',
        event.suppressed ? 'border-line-strong border-dashed bg-surface text-faint' : tintOf(event),
      )}
    >
      <Shown className="size-3.5" strokeWidth={1.75} />
    </span>
  )
}

function tintOf(event: EventRow): string {
  if (event.isGoal) return 'border-accent-solid bg-accent-solid text-white'
  return tints[event.kind ?? 'neutral']
}
