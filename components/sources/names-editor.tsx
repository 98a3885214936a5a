'use client'

import { Plus } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { messageOf } from '@/components/ui/ask-server'
import { Button } from '@/components/ui/button'
import { notify } from '@/components/ui/notify'
import { defaultEventNames, type EventName, wordsOf } from '@/lib/importers/segment/event-names'
import { knownEventTypes } from '@/lib/sessionizer/event-types'
import { DefaultNames } from './default-names'
import { type NameRow, NameRows } from './name-rows'
import { saveEventNames } from './requests'

let rowCount = 0

function toRow(name: EventName): NameRow {
  return { ...name, rowId: `row-${rowCount++}` }
}

function sameWords(a: string, b: string): boolean {
  return wordsOf(a) === wordsOf(b)
}

/** The workspace's own names for events, and those that everybody has. */
export function NamesEditor({ saved, occurring }: { saved: EventName[]; occurring: string[] }) {
  const listId = useId()
  const [base, setBase] = useState(saved)
  const [rows, setRows] = useState(() => saved.map(toRow))
  const [focused, setFocused] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const names = rows.map(({ name, type }) => ({ name, type }))
  const isChanged = JSON.stringify(names) !== JSON.stringify(base)
  const own = new Set(rows.map(({ name }) => wordsOf(name)))

  const add = (name: EventName) => {
    const row = toRow(name)
    setRows([...rows, row])
    setFocused(row.rowId)
  }
  const discard = () => {
    setRows(base.map(toRow))
    setProblem(null)
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const twice = names.find(({ name }, index) => names.findIndex((other) => sameWords(name, other.name)) < index)
    if (twice) return setProblem(`${twice.name} stands in the list twice`)
    setSaving(true)
    setProblem(null)
    try {
      const now = await saveEventNames(names)
      setBase(now)
      setRows(now.map(toRow))
      notify('success', 'Saved. Events that arrive from now on are stored by these names.')
    } catch (error) {
      setProblem(messageOf(error))
    }
    setSaving(false)
  }

  return (
    <div className="mx-auto w-full max-w-3xl space-y-8 p-3 sm:p-4">
      <p className="text-muted">
        Senders name events in their own words; Leadtrail's rules know them by types. A name is compared by its words
        alone: “Email Opened”, “emailOpened” and “email_opened” are one. A name that stands nowhere here becomes a type
        of its own words. What you change holds for events that arrive from now on.
      </p>
      <form onSubmit={save} aria-labelledby="own-names" className="space-y-3">
        <h2 id="own-names" className="font-semibold text-base">
          Your names
        </h2>
        {rows.length === 0 ? (
          <p className="rounded-lg border border-line-strong border-dashed px-4 py-6 text-center text-muted">
            None yet. Add one, or change one of those below.
          </p>
        ) : (
          <NameRows rows={rows} listId={listId} focused={focused} onChange={setRows} />
        )}
        {/* In sight however long the list is. */}
        <div className="sticky bottom-0 z-10 flex flex-wrap gap-2 bg-surface py-2">
          {problem !== null && (
            <p role="alert" className="wrap-anywhere w-full rounded-md bg-negative-soft px-3 py-2">
              {problem}
            </p>
          )}
          <Button onClick={() => add({ name: '', type: '' })}>
            <Plus aria-hidden />
            Add a name
          </Button>
          {isChanged && (
            <span className="ml-auto flex gap-2">
              <Button variant="ghost" onClick={discard} disabled={isSaving}>
                Discard
              </Button>
              <Button type="submit" variant="primary" disabled={isSaving}>
                {isSaving ? 'Saving …' : 'Save'}
              </Button>
            </span>
          )}
        </div>
        <datalist id={listId}>
          {[...new Set([...knownEventTypes, ...occurring])].map((type) => (
            <option key={type} value={type} />
          ))}
        </datalist>
      </form>
      <DefaultNames names={defaultEventNames} own={own} onChange={add} />
    </div>
  )
}
