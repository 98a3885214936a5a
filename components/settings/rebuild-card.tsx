'use client'

import { CircleCheck } from 'lucide-react'
import { Progress } from '@/components/ui/progress'
import { shareOf, useRebuild } from './rebuild-provider'

/** How far the sessions follow the saved rules, on the page where those are changed. */
export function RebuildCard({ hasSaved }: { hasSaved: boolean }) {
  const { progress } = useRebuild()
  if (progress === null && !hasSaved) return <p role="status" className="sr-only" />
  if (progress === null) {
    return (
      <p role="status" className="flex items-center gap-2 rounded-md bg-positive-soft px-3 py-2">
        <CircleCheck aria-hidden className="size-4 shrink-0 text-positive" />
        Saved. All sessions follow these rules.
      </p>
    )
  }
  const { leads, staleLeads, problem } = progress
  const share = shareOf(progress)
  return (
    <div className="rounded-md bg-accent-soft px-3 py-2">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <p role="status" className="font-medium">
          Rebuilding sessions
        </p>
        <p className="text-muted">
          {Math.floor(share * 100)} % · {(leads - staleLeads).toLocaleString('en')} of {leads.toLocaleString('en')}{' '}
          leads
        </p>
      </div>
      <Progress label="Rebuilding sessions" value={share} className="my-2" />
      <p className="text-muted">
        {problem === null
          ? 'You may leave this page, and go on working: the server does this in the background.'
          : `It is interrupted and will be tried again: ${problem}`}
      </p>
    </div>
  )
}
