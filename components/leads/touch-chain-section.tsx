import { Flag } from 'lucide-react'
import Link from 'next/link'
import type { Viewer } from '@/components/layout/viewer'
import { sessionHref } from '@/components/timeline/silence'
import type { Touch, TouchChain } from '@/lib/leads/types'
import { eventTypeLabel } from '@/lib/sessionizer/event-types'
import { formatDay } from '@/lib/time/format'
import { AsideSection } from './aside-section'

/** More touches than this are cut in the middle: the first ones and the last ones tell the story. */
const [shownFirst, shownLast] = [5, 6]
/** Of those in between at most so many at either end unfold: some leads are thousands of visits of a machine. */
const unfolded = 50

/** What brought the lead, from the first touch to the first conversion. */
export async function TouchChainSection({ chain, viewer }: { chain: Promise<TouchChain>; viewer: Viewer }) {
  const { touches, conversion } = await chain
  const isCut = touches.length > shownFirst + shownLast
  const first = isCut ? touches.slice(0, shownFirst) : touches
  const last = isCut ? touches.slice(-shownLast) : []
  const hidden = touches.slice(first.length, touches.length - last.length)
  return (
    <AsideSection title={conversion ? 'From first touch to conversion' : 'Touches so far'}>
      {touches.length === 0 && <p className="text-muted">No session yet</p>}
      <ol>
        {first.map((touch) => (
          <TouchItem key={touch.firstSessionId} touch={touch} timeZone={viewer.timeZone} />
        ))}
        {hidden.length > 0 && (
          <li>
            <details className="group">
              <summary className="mb-2 ml-5 list-none text-accent text-xs hover:underline group-open:hidden">
                {hidden.length.toLocaleString('en')} touches in between
              </summary>
              <ol>
                {hidden.slice(0, unfolded).map((touch) => (
                  <TouchItem key={touch.firstSessionId} touch={touch} timeZone={viewer.timeZone} />
                ))}
                {hidden.length > 2 * unfolded && (
                  <li className="mb-2 ml-5 text-faint text-xs">
                    {(hidden.length - 2 * unfolded).toLocaleString('en')} more: their sessions stand in the journey
                  </li>
                )}
                {hidden.slice(Math.max(unfolded, hidden.length - unfolded)).map((touch) => (
                  <TouchItem key={touch.firstSessionId} touch={touch} timeZone={viewer.timeZone} />
                ))}
              </ol>
            </details>
          </li>
        )}
        {last.map((touch) => (
          <TouchItem key={touch.firstSessionId} touch={touch} timeZone={viewer.timeZone} />
        ))}
        {conversion && (
          <li className="grid grid-cols-[0.75rem_1fr] gap-x-2">
            <Flag aria-hidden className="mt-1 size-3 text-accent" />
            <Link href={sessionHref(conversion.sessionId)} className="font-medium text-accent hover:underline">
              {conversion.goals.map(eventTypeLabel).join(', ')}
            </Link>
            <span className="col-start-2 text-faint text-xs">{formatDay(conversion.startedAt, viewer.timeZone)}</span>
          </li>
        )}
      </ol>
      {touches.length > 0 && !conversion && <p className="ml-5 text-muted text-xs">No conversion yet</p>}
    </AsideSection>
  )
}

function TouchItem({ touch, timeZone }: { touch: Touch; timeZone: string }) {
  const [from, to] = [formatDay(touch.firstAt, timeZone), formatDay(touch.lastAt, timeZone)]
  return (
    <li className="relative grid grid-cols-[0.75rem_1fr] gap-x-2 pb-2.5">
      <span aria-hidden className="absolute top-3 bottom-[-0.25rem] left-[0.3125rem] w-px bg-line-strong" />
      <span aria-hidden className="relative mt-1.5 ml-0.5 size-2 rounded-full border border-faint bg-surface" />
      <span className="flex min-w-0 items-baseline justify-between gap-2">
        <Link href={sessionHref(touch.firstSessionId)} className="truncate font-medium hover:underline">
          {touch.source}
          {touch.campaign !== null && <span className="font-normal text-muted"> · {touch.campaign}</span>}
        </Link>
        {touch.sessionCount > 1 && (
          <span className="shrink-0 text-faint text-xs">{touch.sessionCount.toLocaleString('en')} sessions</span>
        )}
      </span>
      <span className="col-start-2 truncate text-faint text-xs">
        {from === to ? from : `${from} – ${to}`} · {touch.entryLabel}
      </span>
    </li>
  )
}
