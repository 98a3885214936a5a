'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Input, Label } from '@/components/ui/input'
import { RadioChoice } from '@/components/ui/radio-choice'
import { useRequest } from '@/components/ui/use-request'
import { leadName } from '@/lib/filters/lead-name'
import type { ConflictLead, IdentityConflict } from '@/lib/leads/types'
import { joinConflict } from './requests'

/** Joins the users of a conflict, after saying which lead stays and what moves. */
export function JoinDialog({ conflict }: { conflict: IdentityConflict }) {
  const { id, leads, strangers } = conflict
  const [isOpen, setOpen] = useState(false)
  const [stays, setStays] = useState(largest(leads)?.id)
  const [why, setWhy] = useState('')
  const kept = leads.find((lead) => lead.id === stays)
  const { run, isPending } = useRequest(
    () => joinConflict(id, { ...(stays !== undefined && { stays }), why }),
    () => (kept ? `They are one lead now: ${leadName(kept)}.` : 'They are one lead now.'),
  )

  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(() => setOpen(false))
  }

  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>Join them</Button>
      </DialogTrigger>
      <DialogContent
        title={leads.length + strangers.length === 2 ? 'Join these two users?' : 'Join these users?'}
        description="You say that they are one person. It can be undone on the lead's page."
      >
        <form onSubmit={submit} className="space-y-4">
          {leads.length > 1 && (
            <fieldset>
              <legend className="mb-1 font-medium text-muted text-xs">The lead that stays</legend>
              <div className="grid gap-2">
                {leads.map((lead) => (
                  <RadioChoice
                    key={lead.id}
                    name="stays"
                    value={lead.id}
                    label={leadName(lead)}
                    says={`${contentWords(lead)} · ${lead.keys.join(', ')}`}
                    isChosen={lead.id === stays}
                    onChoose={() => setStays(lead.id)}
                  />
                ))}
              </div>
            </fieldset>
          )}
          <ul className="grid list-disc gap-1 pl-4 text-muted text-sm">
            {leads
              .filter((lead) => lead !== kept)
              .map((lead) => (
                <li key={lead.id} className="break-words">
                  {contentWords(lead)} of {leadName(lead)} move, with {keyWords(lead.keys)}. Links to it go on to the
                  other.
                </li>
              ))}
            {strangers.length > 0 && (
              <li className="break-words">
                {strangers.join(', ')}: nothing has come by {strangers.length === 1 ? 'it' : 'these'} yet. What comes
                will be {kept ? `${leadName(kept)}'s` : "one lead's"}.
              </li>
            )}
            {kept && <li className="break-words">The card of {leadName(kept)} stays, and takes over what it lacks.</li>}
            {leads.length > 1 && <li>Sessions and score are computed anew from the events of all.</li>}
          </ul>
          <div>
            <Label htmlFor={`why-${id}`}>Why (optional)</Label>
            <Input
              id={`why-${id}`}
              value={why}
              onChange={(event) => setWhy(event.target.value)}
              placeholder="One person with two accounts"
              maxLength={300}
              autoComplete="off"
              className="mt-1"
            />
            <p className="mt-1 text-faint text-xs">
              Shown on the lead's page. If you give no reason, what the source said is.
            </p>
          </div>
          <div className="flex justify-end gap-2">
            <DialogClose asChild>
              <Button size="md" disabled={isPending}>
                Cancel
              </Button>
            </DialogClose>
            <Button type="submit" variant="primary" size="md" disabled={isPending}>
              {isPending ? 'Joining…' : 'Join them'}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  )
}

/** The least has to move then. */
function largest(leads: readonly ConflictLead[]): ConflictLead | undefined {
  return leads.toSorted((a, b) => b.eventCount - a.eventCount)[0]
}

function contentWords({ eventCount, sessionCount }: ConflictLead): string {
  return `${count(eventCount, 'event')} in ${count(sessionCount, 'session')}`
}

function keyWords(keys: readonly string[]): string {
  return keys.length > 3 ? count(keys.length, 'key') : keys.join(' and ')
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}
