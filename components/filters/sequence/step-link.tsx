'use client'

import { ArrowDown } from 'lucide-react'
import { mayFollowDirectly, setLink } from '@/lib/filters/edit-sequence'
import type { Sequence } from '@/lib/filters/sequence'
import { SmallSelect } from './small-select'

/** Between two steps: how the second one follows. */
export function StepLink({
  sequence,
  index,
  onChange,
}: {
  sequence: Sequence
  index: number
  onChange: (sequence: Sequence) => void
}) {
  const step = sequence[index]
  return (
    <div className="flex h-8 items-center gap-1.5 pl-1.5 text-muted coarse:h-11">
      <ArrowDown aria-hidden className="size-3.5 shrink-0 text-faint" />
      {step?.kind === 'some' && mayFollowDirectly(sequence, index) ? (
        <SmallSelect
          aria-label={`How step ${index + 1} follows`}
          value={step.link}
          onChange={(event) =>
            onChange(setLink(sequence, index, event.target.value === 'directly' ? 'directly' : 'later'))
          }
        >
          <option value="later">then later</option>
          <option value="directly">then directly</option>
        </SmallSelect>
      ) : (
        <span className="text-xs">{step?.kind === 'some' ? 'then later' : 'and from there'}</span>
      )}
    </div>
  )
}
