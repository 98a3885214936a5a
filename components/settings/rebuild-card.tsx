'use client'

import { CircleCheck } from 'lucide-react'
import { BackgroundCard } from './background-card'
import { rebuiltShare, useBackground } from './background-provider'

/** How far the sessions follow the saved rules, on the page where those are changed. */
export function RebuildCard({ hasSaved }: { hasSaved: boolean }) {
  const { rebuild } = useBackground()
  if (rebuild === null && !hasSaved) return <p role="status" className="sr-only" />
  if (rebuild === null) {
    return (
      <p role="status" className="flex items-center gap-2 rounded-md bg-positive-soft px-3 py-2">
        <CircleCheck aria-hidden className="size-4 shrink-0 text-positive" />
        Saved. All sessions follow these rules.
      </p>
    )
  }
  const { leads, staleLeads, problem } = rebuild
  return (
    <BackgroundCard work="Rebuilding sessions" share={rebuiltShare(rebuild)} problem={problem}>
      {(leads - staleLeads).toLocaleString('en')} of {leads.toLocaleString('en')} leads
    </BackgroundCard>
  )
}
