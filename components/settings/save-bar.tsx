'use client'

import { Button } from '@/components/ui/button'
import type { RuleChange } from '@/lib/sessionizer/rule-changes'

/** At the foot of the page while something is not saved: what it is, and what can be done with it. */
export function SaveBar({
  changes,
  problemCount,
  onDiscard,
  onReview,
}: {
  changes: RuleChange[]
  problemCount: number
  onDiscard: () => void
  onReview: () => void
}) {
  const text = changes.map((change) => change.text).join(' · ')
  return (
    <div className="sticky bottom-0 z-10 mt-auto border-line border-t bg-surface px-3 py-2.5 sm:px-4">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-3 gap-y-2">
        <p className="min-w-0 flex-1 basis-48 truncate" title={text}>
          {problemCount > 0 ? (
            <span className="text-negative">
              {problemCount === 1 ? 'One field needs' : `${problemCount} fields need`} another look
            </span>
          ) : (
            <>
              <span className="font-medium">
                {changes.length} unsaved {changes.length === 1 ? 'change' : 'changes'}
              </span>
              <span className="text-muted"> · {text}</span>
            </>
          )}
        </p>
        <div className="ml-auto flex gap-2">
          <Button size="md" onClick={onDiscard}>
            Discard
          </Button>
          <Button size="md" variant="primary" onClick={onReview}>
            Preview and save
          </Button>
        </div>
      </div>
    </div>
  )
}
