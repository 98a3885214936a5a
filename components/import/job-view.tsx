'use client'

import { useState } from 'react'
import { messageOf } from '@/components/ui/ask-server'
import type { FilePreview, ImportChoices, ImportJob } from '@/lib/imports/types'
import { ImportSetup } from './import-setup'
import { JobOutcome } from './job-outcome'
import { JobProgress } from './job-progress'
import { KeptFile } from './kept-file'
import { Notice } from './notice'
import { startRun } from './requests'
import { useJob } from './use-job'

/** One import from the moment its file is on the server: running, or what came of it and what can be done next. */
export function JobView({
  initial,
  preview,
  viewerZone,
}: {
  initial: ImportJob
  preview: FilePreview | null
  viewerZone: string
}) {
  const { job, reload, problem: connectionProblem } = useJob(initial)
  const [problem, setProblem] = useState<string | null>(null)
  const [isStarting, setIsStarting] = useState(false)
  const isRunning = job.state === 'checking' || job.state === 'importing'

  const run = async (choices: ImportChoices, isDryRun: boolean) => {
    setProblem(null)
    setIsStarting(true)
    try {
      await startRun(job.id, choices, isDryRun)
      await reload()
      window.scrollTo({ top: 0 })
    } catch (error) {
      setProblem(messageOf(error))
    }
    setIsStarting(false)
  }

  return (
    <div className="space-y-4">
      {problem !== null && (
        <Notice tone="negative" title="This did not start">
          {problem}
        </Notice>
      )}
      {connectionProblem !== null && (
        <Notice tone="warning" title="The server does not answer">
          {connectionProblem} Asking again.
        </Notice>
      )}
      {isRunning ? (
        <JobProgress job={job} onStopped={reload} />
      ) : (
        <JobOutcome job={job} onImport={isStarting ? null : (choices) => run(choices, false)} />
      )}
      {!isRunning && job.hasFile && <KeptFile id={job.id} />}
      {!isRunning && job.hasFile && preview && (
        <ImportSetup
          key={job.state}
          preview={preview}
          initial={job.choices}
          moreTypes={job.unknownTypes}
          viewerZone={viewerZone}
          onRun={run}
          busy={isStarting && <p className="text-muted">Starting</p>}
        />
      )}
      {!isRunning && !job.hasFile && job.state !== 'done' && (
        <Notice tone="warning" title="The file is no longer on the server">
          Choose it again to import it: what is there already is not stored twice.
        </Notice>
      )}
      <span className="sr-only" aria-live="polite">
        {spokenStates[job.state]}
      </span>
    </div>
  )
}

/** Said once, when the state changes. */
const spokenStates: Record<ImportJob['state'], string> = {
  ready: '',
  checking: 'Checking the file',
  checked: 'The check is done',
  importing: 'Importing the file',
  done: 'The import is done',
  stopped: 'The import was stopped',
  interrupted: 'The import was interrupted',
  failed: 'The import failed',
}
