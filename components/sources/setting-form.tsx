'use client'

import { type FormEvent, type ReactNode, useState } from 'react'
import { messageOf } from '@/components/ui/ask-server'
import { Button } from '@/components/ui/button'
import { Input, Label } from '@/components/ui/input'
import { notify } from '@/components/ui/notify'

/** One setting of a key: its field with a button that saves it. */
export function SettingForm({
  id,
  label,
  help,
  value: saved,
  placeholder,
  onSave,
}: {
  id: string
  label: string
  help: ReactNode
  /** As it is saved. */
  value: string
  placeholder: string
  /** Resolves with how it is saved now. */
  onSave: (value: string) => Promise<string>
}) {
  const [value, setValue] = useState(saved)
  const [base, setBase] = useState(saved)
  const [problem, setProblem] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setSaving(true)
    setProblem(null)
    try {
      const now = await onSave(value)
      setValue(now)
      setBase(now)
      notify('success', 'Saved.')
    } catch (error) {
      setProblem(messageOf(error))
    }
    setSaving(false)
  }

  return (
    <form onSubmit={submit}>
      <Label htmlFor={id}>{label}</Label>
      <div className="mt-1 flex gap-2">
        <Input
          id={id}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          className="font-mono text-xs"
          aria-describedby={`${id}-help`}
          {...(problem !== null && { 'aria-invalid': true, 'aria-errormessage': `${id}-problem` })}
        />
        <Button type="submit" size="md" disabled={isSaving || value === base}>
          Save
        </Button>
      </div>
      {problem !== null && (
        <p id={`${id}-problem`} role="alert" className="mt-1 text-negative text-xs">
          {problem}
        </p>
      )}
      <p id={`${id}-help`} className="mt-1 text-muted text-xs">
        {help}
      </p>
    </form>
  )
}
