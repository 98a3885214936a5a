'use client'

import { useState } from 'react'
import { cn } from '@/components/ui/cn'
import { parseSequence } from '@/lib/filters/parse-sequence'
import type { Sequence } from '@/lib/filters/sequence'
import { serializeSequence } from '@/lib/filters/serialize-sequence'
import { useEditing } from '../use-editing'
import { SequenceSteps } from './sequence-steps'
import { SequenceText } from './sequence-text'

/** The steps of a sequence, clicked together or written. A click counts at once, a text when it is applied. */
export function SequenceEditor({ onDone }: { onDone: () => void }) {
  const { filter, change } = useEditing()
  const sequence = filter.seq ?? []
  const [text, setText] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  /** False when it is more than a sequence may be; then nothing changes. */
  const apply = (next: Sequence): boolean => {
    const found = next.length > 0 ? parseSequence(serializeSequence(next)).problem : undefined
    setProblem(found ? `Not possible: ${found.message}` : null)
    if (!found) change({ seq: next.length > 0 ? next : undefined })
    return !found
  }
  const showSteps = () => {
    if (text === null) return
    const { sequence: written, problem } = text.trim() === '' ? { sequence: [] } : parseSequence(text)
    if (problem) return setProblem('First correct the text, or clear it')
    if (serializeSequence(written) !== serializeSequence(sequence)) apply(written)
    setText(null)
  }
  const showText = () => {
    setProblem(null)
    setText(text ?? serializeSequence(sequence))
  }

  return (
    <div>
      <fieldset className="flex gap-1 px-2.5 pt-2.5">
        <legend className="sr-only">Edit as</legend>
        <View isOn={text === null} onClick={showSteps}>
          Steps
        </View>
        <View isOn={text !== null} onClick={showText}>
          Text
        </View>
      </fieldset>
      {text === null ? (
        <SequenceSteps sequence={sequence} onChange={apply} />
      ) : (
        <SequenceText
          text={text}
          onText={(written) => {
            setProblem(null)
            setText(written)
          }}
          onApply={(written) => {
            apply(written)
            onDone()
          }}
        />
      )}
      {problem && (
        <p role="alert" className="px-2.5 pb-2.5 text-negative text-xs">
          {problem}
        </p>
      )}
    </div>
  )
}

function View({ isOn, onClick, children }: { isOn: boolean; onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onClick}
      className={cn(
        'h-6 rounded-md px-2 font-medium text-xs coarse:h-9 coarse:px-3',
        isOn ? 'bg-accent-soft text-accent' : 'text-muted hover:text-ink',
      )}
    >
      {children}
    </button>
  )
}
