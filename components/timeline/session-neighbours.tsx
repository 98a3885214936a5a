import { ChevronLeft, ChevronRight, type LucideIcon } from 'lucide-react'
import { Suspense } from 'react'
import { buttonClass } from '@/components/ui/button'
import type { Neighbour, SessionTimeline } from '@/lib/events/types'
import { sessionHref } from './silence'

/** The lead's previous and next session, as two buttons. */
export function SessionNeighbours({ timeline }: { timeline: Promise<SessionTimeline> }) {
  return (
    <Suspense fallback={<Steppers previous={null} following={null} />}>
      <Loaded timeline={timeline} />
    </Suspense>
  )
}

async function Loaded({ timeline }: { timeline: Promise<SessionTimeline> }) {
  const { previous, following } = await timeline
  return <Steppers previous={previous} following={following} />
}

function Steppers({ previous, following }: { previous: Neighbour | null; following: Neighbour | null }) {
  return (
    <nav aria-label="Sessions of this lead" className="flex items-center gap-1">
      <Stepper to={previous} label="Previous session" icon={ChevronLeft} />
      <Stepper to={following} label="Next session" icon={ChevronRight} />
    </nav>
  )
}

function Stepper({ to, label, icon: Icon }: { to: Neighbour | null; label: string; icon: LucideIcon }) {
  const look = buttonClass({ variant: 'ghost', size: 'icon' })
  if (!to) {
    return (
      <span aria-hidden className={`${look} opacity-40`}>
        <Icon />
      </span>
    )
  }
  return (
    <a href={sessionHref(to.id)} aria-label={label} title={label} className={look}>
      <Icon aria-hidden />
    </a>
  )
}
