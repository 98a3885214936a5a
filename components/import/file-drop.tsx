'use client'

import { FileUp } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'

/** Where a file is dropped or chosen. */
export function FileDrop({ onFile }: { onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)

  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file) onFile(file)
    if (input.current) input.current.value = '' // the same file may be chosen again
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    take(event.dataTransfer.files)
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(true)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first
    <div
      onDragOver={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      className={cn(
        'flex flex-col items-center rounded-lg border border-line-strong border-dashed px-4 py-12 text-center transition-colors',
        isOver && 'border-accent bg-accent-soft',
      )}
    >
      <FileUp aria-hidden className="mb-3 size-5 text-faint" strokeWidth={1.75} />
      <h2 className="font-semibold text-base">Drop a file with events here</h2>
      <p className="mt-1 max-w-md text-balance text-muted">
        CSV, or NDJSON with one object per line, of any size, also as .gz. Every row needs a lead, a time and an event
        type.
      </p>
      <Button variant="primary" size="md" className="mt-4" onClick={() => input.current?.click()}>
        Choose a file
      </Button>
      <input
        ref={input}
        type="file"
        aria-label="File with events"
        tabIndex={-1}
        className="sr-only"
        accept=".csv,.tsv,.tab,.txt,.json,.jsonl,.ndjson,.gz,text/csv,application/x-ndjson"
        onChange={(event) => take(event.target.files)}
      />
    </div>
  )
}
