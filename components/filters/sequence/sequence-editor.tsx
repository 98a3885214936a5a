'use client'

import { useState } from 'react'
import { serializeSequence } from '@/lib/filters/serialize-sequence'
import { useEditing } from '../use-editing'
import { SequenceText } from './sequence-text'

/** The steps of a sequence. */
export function SequenceEditor({ onDone }: { onDone: () => void }) {
  const { filter, change } = useEditing()
  const [text, setText] = useState(() => serializeSequence(filter.seq ?? []))
  return (
    <SequenceText
      text={text}
      onText={setText}
      onApply={(sequence) => {
        change({ seq: sequence.length > 0 ? sequence : undefined })
        onDone()
      }}
    />
  )
}
