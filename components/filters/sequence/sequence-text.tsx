'use client'

import { type FormEvent, useId } from 'react'
import { Button } from '@/components/ui/button'
import { describeSequence } from '@/lib/filters/describe-sequence'
import { parseSequence } from '@/lib/filters/parse-sequence'
import type { Sequence } from '@/lib/filters/sequence'

/** A sequence as text, as it stands in the URL; below it what it says, or what is wrong with it. */
export function SequenceText({
  text,
  onText,
  onApply,
}: {
  text: string
  onText: (text: string) => void
  onApply: (sequence: Sequence) => void
}) {
  const id = useId()
  const { sequence, problem } = parseSequence(text)
  const isEmpty = text.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (sequence || isEmpty) onApply(sequence ?? [])
  }
  return (
    <form onSubmit={submit} className="grid gap-2 p-2.5">
      <textarea
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey) submit(event)
        }}
        rows={3}
        spellCheck={false}
        autoCapitalize="off"
        aria-label="Sequence as text"
        aria-invalid={!isEmpty && problem !== undefined}
        aria-describedby={id}
        placeholder="email_click > page:/pricing* >> demo_request"
        className="w-full resize-y rounded-md border border-line-strong bg-surface px-2.5 py-1.5 font-mono text-ink text-xs placeholder:text-faint focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-negative"
        // biome-ignore lint/a11y/noAutofocus: the popover was opened to write this
        autoFocus
      />
      <p id={id} aria-live="polite" className="min-h-8 text-xs">
        {problem && !isEmpty ? (
          <span className="text-negative">
            Character {problem.position}: {problem.message}
          </span>
        ) : (
          <span className="text-muted">{sequence ? describeSequence(sequence) : 'Steps of one session in order'}</span>
        )}
      </p>
      <Button type="submit" variant="primary" disabled={!sequence && !isEmpty} className="h-8 justify-self-end">
        Apply
      </Button>
    </form>
  )
}
