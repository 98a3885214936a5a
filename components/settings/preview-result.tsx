'use client'

import { intentLabels, outcomeLabels } from '@/components/sessions/labels'
import { Button } from '@/components/ui/button'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs'
import { intents, outcomes } from '@/lib/sessionizer/types'
import type { ChangeEffect, RulesPreview, SessionMove } from '@/lib/settings/types'
import { formatDayRange } from '@/lib/time/format'
import { MoveMatrix } from './move-matrix'

/** What a change of the rules makes of the sessions of the last 30 days. */
export function PreviewResult({ preview, onCountAll }: { preview: RulesPreview; onCountAll: () => void }) {
  const { from, to, tz, before, after, intent, outcome, changes, leads, leadsTotal } = preview
  // A sample is no list of the sessions page.
  const hrefOf = (param: string) => (level: string) =>
    leads < leadsTotal ? null : `/sessions?${new URLSearchParams({ from, to, tz, [param]: level })}`
  const [movedIntent, movedOutcome] = [sumOf(intent), sumOf(outcome)]
  return (
    <div className="space-y-4">
      <p>
        Of <b className="font-semibold">{count(before.sessions, 'session')}</b> of the last 30 days (
        {formatDayRange({ from, to })}), <b className="font-semibold">{movedIntent.toLocaleString('en')}</b>{' '}
        {movedIntent === 1 ? 'gets' : 'get'} another intent and{' '}
        <b className="font-semibold">{movedOutcome.toLocaleString('en')}</b> another outcome.{' '}
        {difference(after.sessions - before.sessions)}
        {preview.reworded > 0 &&
          ` ${count(preview.reworded, 'session')} only ${preview.reworded === 1 ? 'gets' : 'get'} other words for steps or reasons.`}
      </p>
      {leads < leadsTotal && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-warning-soft px-3 py-2">
          <p className="min-w-0 flex-1">
            A sample: the first {leads.toLocaleString('en')} of {count(leadsTotal, 'lead')} by id, which is as good as
            drawn at random.
          </p>
          <Button onClick={onCountAll}>Count all</Button>
        </div>
      )}
      {changes.length > 0 && <Effects changes={changes} />}
      <Tabs defaultValue={movedIntent === 0 && movedOutcome > 0 ? 'outcome' : 'intent'}>
        <TabsList aria-label="What moves">
          <TabsTrigger value="intent">Intent</TabsTrigger>
          <TabsTrigger value="outcome">Outcome</TabsTrigger>
        </TabsList>
        <TabsContent value="intent" className="pt-3">
          <MoveMatrix
            caption="Sessions by intent, now and by the new rules"
            levels={intents}
            labels={intentLabels}
            before={before.intent}
            after={after.intent}
            moves={intent}
            hrefOf={hrefOf('intent')}
            timeZone={tz}
          />
        </TabsContent>
        <TabsContent value="outcome" className="pt-3">
          <MoveMatrix
            caption="Sessions by outcome, now and by the new rules"
            levels={outcomes}
            labels={outcomeLabels}
            before={before.outcome}
            after={after.outcome}
            moves={outcome}
            hrefOf={hrefOf('outcome')}
            timeZone={tz}
          />
        </TabsContent>
      </Tabs>
      {intent.length + outcome.length > 0 && (
        <p className="text-faint text-xs">Choose a coloured number to see examples. Sessions that stay are grey.</p>
      )}
    </div>
  )
}

function Effects({ changes }: { changes: ChangeEffect[] }) {
  return (
    <table className="w-full border-collapse text-right">
      <caption className="sr-only">What each change would do alone</caption>
      <thead className="text-muted text-xs">
        <tr className="border-line border-b">
          <th scope="col" className="py-1 pr-2 text-left font-medium">
            Each change alone
          </th>
          <th scope="col" className="px-2 py-1 font-medium">
            Sessions
          </th>
          <th scope="col" className="px-2 py-1 font-medium">
            Intent
          </th>
          <th scope="col" className="py-1 pl-2 font-medium">
            Outcome
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ text, sessions, intent, outcome }) => (
          <tr key={text} className="border-line border-b">
            <th scope="row" className="py-1 pr-2 text-left font-normal [overflow-wrap:anywhere]">
              {text}
            </th>
            <td className="px-2 py-1">
              {sessions > 0 ? `+${sessions.toLocaleString('en')}` : sessions.toLocaleString('en')}
            </td>
            <td className="px-2 py-1">{intent.toLocaleString('en')}</td>
            <td className="py-1 pl-2">{outcome.toLocaleString('en')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function sumOf(moves: SessionMove<string>[]): number {
  return moves.reduce((sum, move) => sum + (move.from !== null && move.to !== null ? move.count : 0), 0)
}

function difference(sessions: number): string {
  if (sessions === 0) return 'Their number stays the same.'
  return `There will be ${count(Math.abs(sessions), 'session')} ${sessions > 0 ? 'more' : 'fewer'}.`
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}
