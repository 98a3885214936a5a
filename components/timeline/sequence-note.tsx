import { Route } from 'lucide-react'
import { describeSequence } from '@/lib/filters/describe-sequence'
import type { MarkedEvents } from '@/lib/sessions/types'

/** Above the events: which sequence the numbers beside some of them belong to. */
export function SequenceNote({ marked, eventIds }: { marked: MarkedEvents; eventIds: readonly string[] | null }) {
  return (
    <p className="mx-2 mb-3 flex items-start gap-2 rounded-md border border-line-strong px-2.5 py-1.5 text-xs">
      <Route aria-hidden className="mt-px size-3.5 shrink-0 text-accent" />
      <span className="min-w-0">
        <span className="font-medium">{marked.problem ?? describeSequence(marked.sequence)}</span>
        <span className="block text-muted">{marked.problem ? 'So no events are marked.' : noteOf(eventIds)}</span>
      </span>
    </p>
  )
}

function noteOf(eventIds: readonly string[] | null): string {
  if (eventIds === null) return 'The sequence is not in this session.'
  if (eventIds.length === 0) return 'In this session as a whole: there is no single event to mark.'
  if (eventIds.length === 1) return 'The event is marked below.'
  return `The ${eventIds.length.toLocaleString('en')} events are numbered below, at the earliest place.`
}
