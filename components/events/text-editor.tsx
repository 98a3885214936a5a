'use client'

import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Input, Label } from '@/components/ui/input'

/** A value that is typed, checked, and applied at once. */
export function TextEditor({
  label,
  hint,
  value,
  problemOf = () => null,
  onApply,
}: {
  label: string
  hint: string
  value: string
  problemOf?: (text: string) => string | null
  onApply: (text: string) => void
}) {
  const [text, setText] = useState(value)
  const [problem, setProblem] = useState<string | null>(null)
  const id = useId()

  function submit(event: FormEvent) {
    event.preventDefault()
    const found = problemOf(text.trim())
    setProblem(found)
    if (!found) onApply(text.trim())
  }

  return (
    <form onSubmit={submit} className="grid gap-1.5 p-2.5">
      <Label htmlFor={id}>{label}</Label>
      <div className="flex gap-2">
        <Input
          id={id}
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-hint`}
          autoComplete="off"
          maxLength={500}
        />
        <Button type="submit" variant="primary" className="h-8">
          Apply
        </Button>
      </div>
      <p id={`${id}-hint`} className={problem ? 'text-negative text-xs' : 'text-faint text-xs'}>
        {problem ?? hint}
      </p>
    </form>
  )
}
