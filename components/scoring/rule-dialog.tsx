'use client'

import { type FormEvent, useId, useState } from 'react'
import { FieldProblem, invalid } from '@/components/settings/field'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { Input, Label, Select } from '@/components/ui/input'
import type { ScoringRuleInput } from '@/lib/points/rule-schema'
import { anyType } from '@/lib/points/types'
import { eventTypeLabel, knownEventTypes } from '@/lib/sessionizer/event-types'
import { ConditionFields } from './condition-fields'
import { newDraft, type RuleDraft, readRule, toDraft } from './rule-draft'

/** A rule to be made or changed. */
export function RuleDialog({
  rule,
  types,
  onSave,
  onClose,
}: {
  /** Null for a new one. */
  rule: ScoringRuleInput | null
  /** Types of the newest events. */
  types: string[]
  /** Whether it was saved. */
  onSave: (rule: ScoringRuleInput) => Promise<boolean>
  onClose: () => void
}) {
  const [draft, setDraft] = useState<RuleDraft>(rule ? toDraft(rule) : newDraft)
  const [hasTried, setHasTried] = useState(false)
  const [isSaving, setIsSaving] = useState(false)
  const id = useId()
  const read = readRule(draft)
  const update = (change: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...change }))
  const problemOf = (field: keyof RuleDraft) => (hasTried ? read.problems.get(field) : undefined)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setHasTried(true)
    const [wrong] = read.problems.keys()
    if (wrong !== undefined) document.getElementById(`${id}-${wrong}`)?.focus()
    if (!read.rule) return
    setIsSaving(true)
    if (await onSave(read.rule)) onClose()
    else setIsSaving(false)
  }

  const field = (name: keyof RuleDraft) => ({ id: `${id}-${name}`, ...invalid(`${id}-${name}`, problemOf(name)) })
  const choices = [...new Set([...types, ...knownEventTypes, draft.type])].filter((type) => type && type !== anyType)
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        title={rule ? 'Change a scoring rule' : 'New scoring rule'}
        description="It holds for events that arrive from now on."
        onInteractOutside={(event) => event.preventDefault()}
      >
        <form onSubmit={submit} noValidate className="grid gap-3">
          <div>
            <Label htmlFor={`${id}-name`}>Name, as timelines show it</Label>
            <Input
              {...field('name')}
              autoFocus
              autoComplete="off"
              placeholder="Pricing page viewed"
              className="mt-1"
              value={draft.name}
              onChange={(event) => update({ name: event.target.value })}
            />
            <FieldProblem id={`${id}-name`} name="The name" problem={problemOf('name')} />
          </div>
          <div className="grid grid-cols-[minmax(0,1fr)_6rem] gap-3">
            <div>
              <Label htmlFor={`${id}-type`}>Event</Label>
              <Select
                {...field('type')}
                className="mt-1"
                value={draft.type}
                onChange={(event) => update({ type: event.target.value })}
              >
                <option value={anyType}>Any event</option>
                {choices.map((type) => (
                  <option key={type} value={type}>
                    {eventTypeLabel(type)}
                  </option>
                ))}
              </Select>
            </div>
            <div>
              <Label htmlFor={`${id}-points`}>Points</Label>
              <Input
                {...field('points')}
                autoComplete="off"
                placeholder="10"
                className="mt-1 text-right"
                value={draft.points}
                onChange={(event) => update({ points: event.target.value })}
              />
            </div>
            <div className="col-span-2 -mt-2 empty:hidden">
              <FieldProblem id={`${id}-points`} name="The points" problem={problemOf('points')} />
            </div>
          </div>
          <ConditionFields id={id} draft={draft} field={field} problemOf={problemOf} onChange={update} />
          <div className="mt-2 flex justify-end gap-2">
            <DialogClose asChild>
              <Button size="md">Cancel</Button>
            </DialogClose>
            <Button size="md" variant="primary" type="submit" disabled={isSaving}>
              {isSaving ? 'Saving' : 'Save'}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  )
}
