import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Progress } from '@/components/ui/progress'

/** A preview that is being computed: `work` says of what. */
export function PreviewRunning({
  work,
  leads,
  leadsTotal,
}: {
  work: string
  leads: number
  leadsTotal: number | null
}) {
  return (
    <div className="py-4">
      <p className="text-muted" aria-live="off">
        {work}
        {leadsTotal !== null && `: ${leads.toLocaleString('en')} of ${leadsTotal.toLocaleString('en')} leads`}
      </p>
      <Progress
        label="Computing the preview"
        {...(leadsTotal !== null && leadsTotal > 0 && { value: leads / leadsTotal })}
        className="mt-2"
      />
    </div>
  )
}

/** What went wrong, and what can be done. */
export function PreviewProblem({ message, children }: { message: string; children?: ReactNode }) {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 rounded-md bg-negative-soft px-3 py-2">
      <CircleAlert aria-hidden className="size-4 shrink-0 text-negative" />
      <p className="min-w-0 flex-1 break-words">{message}</p>
      {children}
    </div>
  )
}
