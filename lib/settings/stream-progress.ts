const progressEveryMs = 150

interface Watch {
  /** Called as often as one likes; told on a few times a second. */
  onProgress(leads: number, leadsTotal: number): void
  /** Aborted when the reader has gone away. */
  signal: AbortSignal
}

/**
 * Work on all leads as lines of JSON: `{ kind: 'progress', leads, leadsTotal }` on the way, then what `work` gives, or
 * `{ kind: 'failed', message }`. Ends when the reader goes away.
 */
export function streamProgress(work: (watch: Watch) => Promise<object>): ReadableStream<Uint8Array> {
  const controller = new AbortController()
  const { signal } = controller
  return new ReadableStream({
    async start(sink) {
      const encoder = new TextEncoder()
      const send = (message: object) => sink.enqueue(encoder.encode(`${JSON.stringify(message)}\n`))
      let sentMs = 0
      const onProgress = (leads: number, leadsTotal: number) => {
        if (signal.aborted || performance.now() - sentMs < progressEveryMs) return
        sentMs = performance.now()
        send({ kind: 'progress', leads, leadsTotal })
      }
      try {
        send(await work({ onProgress, signal }))
      } catch (error) {
        if (signal.aborted) return
        send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
      }
      sink.close()
    },
    cancel: () => controller.abort(),
  })
}
