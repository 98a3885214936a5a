'use client'

import { type ReactNode, useId, useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { mappingProblem } from '@/lib/importers/check-mapping'
import { fields, missingFields } from '@/lib/importers/fields'
import { guessMapping } from '@/lib/importers/guess-mapping'
import { countTypes } from '@/lib/importers/preview'
import type { FilePreview, ImportChoices } from '@/lib/imports/types'
import { ColumnTable } from './column-table'
import { EventPreview } from './event-preview'
import { Notice } from './notice'
import { TypeNames } from './type-names'
import { ZoneSelect } from './zone-select'

/** How a file is to be read: columns, event types, time zone; then check it or import it. */
export function ImportSetup({
  preview,
  initial,
  moreTypes = [],
  viewerZone,
  onRun,
  busy,
}: {
  preview: FilePreview
  /** The choices of an earlier run; without one they are guessed. */
  initial: ImportChoices | null
  /** Event types met beyond the first rows. */
  moreTypes?: { type: string; count: number }[]
  viewerZone: string
  onRun: (choices: ImportChoices, isDryRun: boolean) => void
  /** Stands in place of the buttons while something is under way. */
  busy?: ReactNode
}) {
  const [choices, setChoices] = useState<ImportChoices>(() => initial ?? guess(preview, viewerZone))
  const { mapping, aliases, assumedZone } = choices
  const types = useMemo(() => mergeTypes(countTypes(preview.rows, mapping), moreTypes), [preview, mapping, moreTypes])
  const missing = missingFields(mapping)
  const problem = mappingProblem(mapping, preview.columns, preview.format === 'csv')
  const zoneId = useId()

  return (
    <Card className="divide-y divide-line">
      <Step title="Columns" hint="Guessed from their names. A property is kept with the event, as it is.">
        <ColumnTable
          preview={preview}
          mapping={mapping}
          onChange={(next) => setChoices({ ...choices, mapping: next })}
        />
      </Step>
      {types.length > 0 && (
        <Step title="Event types" hint="In the first rows. Other systems' names can be stored under Leadtrail's own.">
          <div className="px-3 pb-3 sm:px-4">
            <TypeNames types={types} aliases={aliases} onChange={(next) => setChoices({ ...choices, aliases: next })} />
          </div>
        </Step>
      )}
      <Step title="Time zone" hint="Only for times that do not say theirs." htmlFor={zoneId}>
        <div className="px-3 pb-3 sm:px-4">
          <ZoneSelect
            id={zoneId}
            value={assumedZone}
            onChange={(zone) => setChoices({ ...choices, assumedZone: zone })}
          />
        </div>
      </Step>
      <Step title="What comes out" hint={`The first events, times in ${viewerZone.replaceAll('_', ' ')}.`}>
        <div className="px-3 pb-3 sm:px-4">
          {problem ? (
            <Notice tone="warning" title={missing.length > 0 ? `Which column is the ${listLabels(missing)}?` : problem}>
              {missing.length > 0 && 'Choose it above, at the head of the column.'}
            </Notice>
          ) : (
            <EventPreview preview={preview} choices={choices} viewerZone={viewerZone} />
          )}
        </div>
      </Step>
      <div className="sticky bottom-0 -mt-px flex flex-wrap items-center justify-end gap-2 rounded-b-lg border-line border-t bg-surface px-3 py-3 sm:px-4">
        {busy || (
          <>
            <p className="mr-auto text-muted">A check reads the whole file and stores nothing.</p>
            <Button size="md" disabled={problem !== undefined} onClick={() => onRun(choices, true)}>
              Check
            </Button>
            <Button size="md" variant="primary" disabled={problem !== undefined} onClick={() => onRun(choices, false)}>
              Import
            </Button>
          </>
        )}
      </div>
    </Card>
  )
}

function Step({
  title,
  hint,
  htmlFor,
  children,
}: {
  title: string
  hint: string
  htmlFor?: string
  children: ReactNode
}) {
  return (
    <section>
      <div className="flex flex-wrap items-baseline gap-x-3 px-3 pt-3 pb-2 sm:px-4">
        <h2 className="font-semibold text-sm">{htmlFor ? <label htmlFor={htmlFor}>{title}</label> : title}</h2>
        <p className="text-muted">{hint}</p>
      </div>
      {children}
    </section>
  )
}

function guess({ columns, rows }: FilePreview, assumedZone: string): ImportChoices {
  const sample = rows.map(({ values }) => values)
  return { mapping: guessMapping(columns, sample), aliases: {}, assumedZone }
}

function mergeTypes(first: { type: string; count: number }[], more: { type: string; count: number }[]) {
  const known = new Set(more.map(({ type }) => type))
  return [...more, ...first.filter(({ type }) => !known.has(type))]
}

function listLabels(missing: string[]): string {
  const labels = missing.map((name) => fields.find((field) => field.name === name)?.label.toLowerCase() ?? name)
  return labels.join(', the ')
}
