import { CircleAlert, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

const tones = {
  negative: 'bg-negative-soft text-negative',
  warning: 'bg-warning-soft text-warning',
  accent: 'bg-accent-soft text-accent',
} as const

/** One thing to know before going on. */
export function Notice({
  tone,
  title,
  icon: Icon = CircleAlert,
  children,
  action,
}: {
  tone: keyof typeof tones
  title: string
  icon?: LucideIcon
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div
      role={tone === 'negative' ? 'alert' : 'status'}
      className={cn('flex flex-wrap items-start gap-x-2 gap-y-2 rounded-md px-3 py-2', tones[tone])}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1 text-ink">
        <p className="break-words font-medium">{title}</p>
        {children && <div className="break-words text-muted">{children}</div>}
      </div>
      {action}
    </div>
  )
}
