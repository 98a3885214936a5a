import { ChevronRight } from 'lucide-react'
import { Fragment } from 'react'

/** Longer ways are cut in the middle: how they begin and how they end tells most. */
const [shownFirst, shownLast] = [4, 3]

/** The steps of a way, one after the other. */
export function RouteWords({ labels }: { labels: readonly string[] }) {
  if (labels.length === 0) return <span className="text-muted">The goal came first</span>
  const isCut = labels.length > shownFirst + shownLast + 1
  const shown = isCut
    ? [...labels.slice(0, shownFirst), `${labels.length - shownFirst - shownLast} more`, ...labels.slice(-shownLast)]
    : labels
  return (
    <span title={isCut ? labels.join(' › ') : undefined} className="inline-flex flex-wrap items-center gap-x-0.5">
      {shown.map((label, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a way may come by one place twice
        <Fragment key={index}>
          {index > 0 && <ChevronRight aria-label="then" className="size-3 shrink-0 text-faint" />}
          <span className={isCut && index === shownFirst ? 'text-faint' : undefined}>{label}</span>
        </Fragment>
      ))}
    </span>
  )
}
