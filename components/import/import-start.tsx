'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { messageOf } from '@/components/ui/ask-server'
import { Button } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import type { FilePreview, ImportChoices } from '@/lib/imports/types'
import { FileDrop } from './file-drop'
import { formatBytes, formatKind } from './format'
import { ImportSetup } from './import-setup'
import { Notice } from './notice'
import { readPreview } from './read-preview'
import { startRun, upload } from './requests'
import { useRemaining } from './use-remaining'

interface Chosen {
  file: File
  preview: FilePreview
  /** Once the file is on the server. */
  jobId?: string
}

/** From a chosen file to a running check or import, which then has a page of its own. */
export function ImportStart({ viewerZone }: { viewerZone: string }) {
  const router = useRouter()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [problem, setProblem] = useState<{ title: string; detail: string } | null>(null)
  const [sentBytes, setSentBytes] = useState<number | null>(null)
  const sending = useRef<AbortController>(null)
  useEffect(() => () => sending.current?.abort(), [])

  const choose = async (file: File) => {
    setProblem(null)
    try {
      setChosen({ file, preview: await readPreview(file) })
    } catch (error) {
      setChosen(null)
      setProblem({ title: `${file.name} cannot be read`, detail: messageOf(error) })
    }
  }

  const run = async (choices: ImportChoices, isDryRun: boolean) => {
    if (!chosen) return
    setProblem(null)
    const controller = new AbortController()
    sending.current = controller
    setSentBytes(0)
    try {
      const jobId = chosen.jobId ?? (await upload(chosen.file, setSentBytes, controller.signal))
      setChosen({ ...chosen, jobId })
      await startRun(jobId, choices, isDryRun)
      router.push(`/import/${jobId}`)
    } catch (error) {
      setSentBytes(null)
      if (!controller.signal.aborted) setProblem({ title: 'The import did not start', detail: messageOf(error) })
    }
  }

  return (
    <div className="space-y-4">
      {problem && (
        <Notice tone="negative" title={problem.title}>
          {problem.detail}
        </Notice>
      )}
      {chosen ? (
        <>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <h2 className="min-w-0 truncate font-semibold text-base">{chosen.file.name}</h2>
            <p className="text-muted">
              {formatBytes(chosen.file.size)}, {formatKind(chosen.preview)}
            </p>
            <Button className="ml-auto" disabled={sentBytes !== null} onClick={() => setChosen(null)}>
              Another file
            </Button>
          </div>
          <ImportSetup
            key={`${chosen.file.name} ${chosen.file.lastModified}`}
            preview={chosen.preview}
            initial={null}
            viewerZone={viewerZone}
            onRun={run}
            busy={
              sentBytes !== null && (
                <Sending sent={sentBytes} total={chosen.file.size} onStop={() => sending.current?.abort()} />
              )
            }
          />
        </>
      ) : (
        <FileDrop onFile={choose} />
      )}
    </div>
  )
}

function Sending({ sent, total, onStop }: { sent: number; total: number; onStop: () => void }) {
  const remaining = useRemaining(sent / total)
  return (
    <div className="flex w-full flex-wrap items-center gap-3">
      <div className="min-w-48 flex-1">
        <p aria-live="off">
          Sending {formatBytes(sent)} of {formatBytes(total)}
          {remaining && <span className="text-muted"> · {remaining} left</span>}
        </p>
        <Progress label="Sending the file" value={sent / total} className="mt-1.5" />
      </div>
      <Button onClick={onStop}>Stop</Button>
    </div>
  )
}
