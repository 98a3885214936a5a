'use client'

import { useState } from 'react'
import { messageOf, Refusal } from '@/components/ui/ask-server'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { makeSameSessions } from '@/lib/sessionizer/make-same-sessions'
import type { RuleChange } from '@/lib/sessionizer/rule-changes'
import type { Rules } from '@/lib/sessionizer/types'
import type { SavedRules } from '@/lib/settings/types'
import { PreviewProblem, PreviewRunning } from './preview-parts'
import { PreviewResult } from './preview-result'
import { saveRules } from './requests'
import { usePreview } from './use-preview'

interface PreviewProps {
  rules: Rules
  base: Rules
  changes: RuleChange[]
  onSaved: (saved: SavedRules) => void
  /** The rules are no longer those that these were made from. */
  onConflict: () => void
}

/** Before rules are saved: what changes, and what that does. */
export function PreviewDialog({ onClose, ...props }: PreviewProps & { onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        title="What the new rules change"
        className="!top-[6vh] !max-h-[88vh] !max-w-3xl"
        onInteractOutside={(event) => event.preventDefault()}
      >
        <Preview {...props} />
      </DialogContent>
    </Dialog>
  )
}

function Preview({ rules, base, changes, onSaved, onConflict }: PreviewProps) {
  const isRebuilding = !makeSameSessions(base, rules)
  const [isSaving, setIsSaving] = useState(false)
  const [problem, setProblem] = useState<{ message: string; isConflict: boolean } | null>(null)

  const save = async () => {
    setIsSaving(true)
    setProblem(null)
    try {
      onSaved(await saveRules(rules, base))
    } catch (error) {
      setIsSaving(false)
      const message = messageOf(error)
      setProblem({ message, isConflict: error instanceof Refusal && error.code === 'conflict' })
    }
  }

  return (
    <>
      {isRebuilding ? (
        <Effect rules={rules} changes={changes} />
      ) : (
        <>
          <ChangeList changes={changes} />
          <p>Every session stays as it is.</p>
        </>
      )}
      <div className="sticky -bottom-4 -mx-4 mt-4 -mb-4 space-y-2 border-line border-t bg-raised px-4 py-3">
        {problem && (
          <PreviewProblem
            message={problem.isConflict ? `${problem.message} Yours are kept.` : `Not saved: ${problem.message}`}
          >
            {problem.isConflict && <Button onClick={onConflict}>Compare with the new ones</Button>}
          </PreviewProblem>
        )}
        <div className="flex flex-wrap items-center justify-end gap-2">
          <p className="mr-auto text-muted">
            {isRebuilding ? 'Saving rebuilds all sessions in the background.' : 'Nothing has to be rebuilt.'}
          </p>
          <DialogClose asChild>
            <Button size="md">Back</Button>
          </DialogClose>
          <Button size="md" variant="primary" disabled={isSaving} onClick={save}>
            {isSaving ? 'Saving' : 'Save'}
          </Button>
        </div>
      </div>
    </>
  )
}

function Effect({ rules, changes }: Pick<PreviewProps, 'rules' | 'changes'>) {
  const { state, restart } = usePreview(rules)
  const tellsChanges = state.kind === 'done' && state.preview.changes.length > 0
  return (
    <>
      {!tellsChanges && <ChangeList changes={changes} />}
      {state.kind === 'running' && (
        <PreviewRunning
          work="Computing the sessions of the last 30 days"
          leads={state.leads}
          leadsTotal={state.leadsTotal}
        />
      )}
      {state.kind === 'failed' && (
        <PreviewProblem message={`The preview could not be computed: ${state.message}`}>
          <Button onClick={() => restart(false)}>Try again</Button>
        </PreviewProblem>
      )}
      {state.kind === 'done' && <PreviewResult preview={state.preview} onCountAll={() => restart(true)} />}
    </>
  )
}

function ChangeList({ changes }: { changes: RuleChange[] }) {
  return (
    <ul className="mb-3 list-disc pl-4 [overflow-wrap:anywhere]">
      {changes.map(({ text }) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
