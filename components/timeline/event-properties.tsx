import { Fact, Facts } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import type { EventRow } from '@/lib/events/types'
import { formatDateTime } from '@/lib/time/format'
import { formatPoints, reasonWords, ruleWords } from './event-words'

/** Everything that is known of one event. */
export function EventProperties({
  event,
  timeZone,
  className,
}: {
  event: EventRow
  timeZone: string
  className?: string
}) {
  const facts: [string, string | null][] = [
    ['Type', event.type],
    ['Page', event.path],
    ['Title', event.title],
    ['Label', event.label],
    ['Address', event.url],
    ['Referrer', event.referrer],
    ['Campaign', event.campaign],
    ['UTM source', event.utmSource],
    ['UTM medium', event.utmMedium],
    ['UTM term', event.utmTerm],
    ['UTM content', event.utmContent],
    ['Points', pointsWords(event)],
    ['Recognised as', recognisedWords(event)],
    ['Received', formatDateTime(event.receivedAt, timeZone)],
    ['Event id', event.id],
  ]
  return (
    <Facts className={cn('py-1 pr-2 pb-2 text-xs', className)}>
      {facts.map(
        ([term, value]) =>
          value !== null && (
            <Fact key={term} term={term}>
              <span className="break-all">{value}</span>
            </Fact>
          ),
      )}
      {event.props && (
        <Fact term="Properties">
          <pre className="thin-scrollbar max-h-60 overflow-auto whitespace-pre-wrap break-words rounded-md bg-hover p-2 font-mono">
            {JSON.stringify(event.props, null, 2)}
          </pre>
        </Fact>
      )}
    </Facts>
  )
}

/** The points with whoever gave them, where that was a rule. */
function pointsWords(event: EventRow): string | null {
  const rule = ruleWords(event)
  return rule === null ? null : `${formatPoints(event.points)}, ${rule}`
}

/** For an event that does not count its badge says why; one that counts although it was recognised says it here. */
function recognisedWords({ recognised, suppressed }: EventRow): string | null {
  if (recognised === null || recognised === suppressed) return null
  return `${reasonWords(recognised)}; ${suppressed === null ? 'counted, as that rule is off' : 'not every rule about that is on'}`
}
