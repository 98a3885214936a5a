import type { MappedEvent } from '@/lib/importers/map-row'
import { mapPreview } from '@/lib/importers/preview'
import type { FilePreview, ImportChoices } from '@/lib/imports/types'
import { eventTypeLabel } from '@/lib/sessionizer'
import { formatDay, formatExactTime } from '@/lib/time/format'
import { formatCount } from './format'
import { Notice } from './notice'

const shownEvents = 5
const shownReasons = 3

/** What the first rows become under the choices made, with times in the viewer's zone. */
export function EventPreview({
  preview,
  choices,
  viewerZone,
}: {
  preview: FilePreview
  choices: ImportChoices
  viewerZone: string
}) {
  const { events, wrong } = mapPreview(preview.rows, choices)
  const rejected = [...preview.unreadable, ...wrong].sort((a, b) => a.line - b.line)
  const total = preview.rows.length + preview.unreadable.length
  return (
    <div className="space-y-3">
      {rejected.length > 0 && (
        <Notice
          tone={events.length === 0 ? 'negative' : 'warning'}
          title={`Of the first ${formatCount(total, 'row')}, ${rejected.length.toLocaleString('en')} would be rejected`}
        >
          <ul>
            {rejected.slice(0, shownReasons).map(({ line, reason }) => (
              <li key={line}>
                Line {line}: {reason}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {events.length > 0 && (
        <ul className="divide-y divide-line rounded-md border border-line">
          {events.slice(0, shownEvents).map(({ line, event }) => (
            <PreviewEvent key={line} event={event} zone={viewerZone} />
          ))}
        </ul>
      )}
    </div>
  )
}

function PreviewEvent({ event, zone }: { event: MappedEvent; zone: string }) {
  const { lead, occurredAt, type, path, campaign, points, props } = event
  const propertyCount = Object.keys(props ?? {}).length
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-3 py-1.5">
      <span className="shrink-0 text-muted">
        {formatDay(occurredAt, zone)}, {formatExactTime(occurredAt, zone)}
      </span>
      <span className="shrink-0 font-medium">{eventTypeLabel(type)}</span>
      {path && <span className="min-w-0 max-w-80 truncate text-muted">{path}</span>}
      {campaign && <span className="min-w-0 max-w-48 truncate text-muted">{campaign}</span>}
      {points ? <span className="text-muted">{points > 0 ? `+${points}` : points}</span> : null}
      {propertyCount > 0 && (
        <span className="text-faint">
          {propertyCount} {propertyCount === 1 ? 'property' : 'properties'}
        </span>
      )}
      <span className="ml-auto min-w-0 max-w-64 truncate text-muted" title={lead.key}>
        {lead.name ?? lead.key.slice(lead.key.indexOf(':') + 1)}
      </span>
    </li>
  )
}
