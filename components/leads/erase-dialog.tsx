'use client'

import { type FormEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { Input, Label } from '@/components/ui/input'
import { useRequest } from '@/components/ui/use-request'
import { leadName } from '@/lib/filters/lead-name'
import type { Lead } from '@/lib/leads/types'
import { eraseLead } from './requests'

interface Props {
  lead: Lead
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** Erases a lead once its name has been typed. The page then shows the receipt. */
export function EraseDialog({ lead, isOpen, onOpenChange }: Props) {
  const name = leadName(lead)
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const { run, isPending } = useRequest(
    () => eraseLead(lead.id),
    () => `${name} has been erased.`,
  )
  const isSure = typed.trim() === name
  function submit(event: FormEvent) {
    event.preventDefault()
    if (isSure && !isPending) run()
  }
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent
        title={`Erase ${name}?`}
        description="This cannot be undone."
        onOpenAutoFocus={(event) => {
          event.preventDefault()
          field.current?.focus()
        }}
        onCloseAutoFocus={() => setTyped('')}
      >
        <ul className="grid list-disc gap-1 pl-4 text-muted text-sm">
          <li>{contentWords(lead)} go, with the card. Totals and reports no longer count them.</li>
          <li>A receipt with the counts is kept. It does not say who it was.</li>
          <li>An event that comes by one of its keys later makes a new lead.</li>
        </ul>
        <p className="mt-3 text-sm">
          To keep a copy,{' '}
          <a href={`/leads/${encodeURIComponent(lead.id)}/export`} download className="text-accent underline">
            export it as JSON
          </a>{' '}
          first.
        </p>
        <form onSubmit={submit} className="mt-4">
          <Label htmlFor="erase-name">
            Type <span className="select-all break-all font-mono text-ink">{name}</span> to confirm
          </Label>
          <Input
            ref={field}
            id="erase-name"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            className="mt-1"
          />
          <div className="mt-4 flex justify-end gap-2">
            <DialogClose asChild>
              <Button size="md" disabled={isPending}>
                Cancel
              </Button>
            </DialogClose>
            <Button type="submit" size="md" variant="danger" disabled={!isSure || isPending}>
              {isPending ? 'Erasing…' : 'Erase for good'}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  )
}

function contentWords({ eventCount, sessionCount, identities }: Lead): string {
  const parts = [count(eventCount, 'event'), count(sessionCount, 'session'), count(identities.length, 'identity key')]
  return `${parts[0]}, ${parts[1]} and ${parts[2]}`
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}
