'use client'

import { useEffect, useState } from 'react'
import { PreviewProblem, PreviewRunning } from '@/components/settings/preview-parts'
import { messageOf } from '@/components/ui/ask-server'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import type { ScoringPreview, ScoringRun } from '@/lib/scoring/types'
import { beginRun, fetchScoringPreview } from './requests'
import { ScoringPreviewResult } from './scoring-preview-result'

type State =
  | { kind: 'running'; leads: number; leadsTotal: number | null }
  | { kind: 'done'; preview: ScoringPreview }
  | { kind: 'failed'; message: string }

/** Before points are given anew: what that changes. */
export function ScoreAgainDialog({
  onBegun,
  onClose,
}: {
  onBegun: (run: ScoringRun | null) => void
  onClose: () => void
}) {
  const [attempt, setAttempt] = useState({ isComplete: false, number: 0 })
  const [state, setState] = useState<State>({ kind: 'running', leads: 0, leadsTotal: null })
  const [isBeginning, setIsBeginning] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    setState({ kind: 'running', leads: 0, leadsTotal: null })
    fetchScoringPreview({
      isComplete: attempt.isComplete,
      signal,
      onProgress: (leads, leadsTotal) => !signal.aborted && setState({ kind: 'running', leads, leadsTotal }),
    }).then(
      (preview) => !signal.aborted && setState({ kind: 'done', preview }),
      (error: unknown) => !signal.aborted && setState({ kind: 'failed', message: messageOf(error) }),
    )
    return () => controller.abort()
  }, [attempt])

  const begin = async () => {
    setIsBeginning(true)
    try {
      onBegun(await beginRun())
      onClose()
    } catch (error) {
      setProblem(messageOf(error))
      setIsBeginning(false)
    }
  }

  const restart = (isComplete: boolean) => setAttempt(({ number }) => ({ isComplete, number: number + 1 }))
  const hasNothing =
    state.kind === 'done' && state.preview.events === 0 && state.preview.leads >= state.preview.leadsTotal
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        title="Score again"
        description="Gives all stored events the points of the rules as they are now. Points that came with an event stay."
        className="!top-[6vh] !max-h-[88vh] !max-w-2xl"
        onInteractOutside={(event) => event.preventDefault()}
      >
        {state.kind === 'running' && (
          <PreviewRunning work="Computing what changes" leads={state.leads} leadsTotal={state.leadsTotal} />
        )}
        {state.kind === 'failed' && (
          <PreviewProblem message={`The preview could not be computed: ${state.message}`}>
            <Button onClick={() => restart(false)}>Try again</Button>
          </PreviewProblem>
        )}
        {state.kind === 'done' && <ScoringPreviewResult preview={state.preview} onCountAll={() => restart(true)} />}
        <div className="sticky -bottom-4 -mx-4 mt-4 -mb-4 space-y-2 border-line border-t bg-raised px-4 py-3">
          {problem && <PreviewProblem message={problem} />}
          <div className="flex flex-wrap items-center justify-end gap-2">
            <p className="mr-auto text-muted">Sessions stay as they are but for their points.</p>
            <DialogClose asChild>
              <Button size="md">Back</Button>
            </DialogClose>
            <Button
              size="md"
              variant="primary"
              disabled={isBeginning || state.kind !== 'done' || hasNothing}
              onClick={begin}
            >
              {isBeginning ? 'Starting' : 'Score again'}
            </Button>
          </div>
        </div>
      </DialogContent>
    </Dialog>
  )
}
