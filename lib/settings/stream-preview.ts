import type { Database } from '@/lib/db/database'
import type { Rules } from '@/lib/sessionizer'
import { type PreviewOptions, previewRules } from './preview-rules'
import type { PreviewMessage } from './types'

const progressEveryMs = 150

/** The preview as lines of JSON: how far it is, then what came out. Ends when the reader goes away. */
export function streamPreview(
  rules: Rules,
  options: Omit<PreviewOptions, 'onProgress' | 'signal'>,
  db?: Database,
): ReadableStream<Uint8Array> {
  const controller = new AbortController()
  const { signal } = controller
  return new ReadableStream({
    async start(sink) {
      const encoder = new TextEncoder()
      const send = (message: PreviewMessage) => sink.enqueue(encoder.encode(`${JSON.stringify(message)}\n`))
      let sentMs = 0
      const onProgress = (leads: number, leadsTotal: number) => {
        if (signal.aborted || performance.now() - sentMs < progressEveryMs) return
        sentMs = performance.now()
        send({ kind: 'progress', leads, leadsTotal })
      }
      try {
        send({ kind: 'done', preview: await previewRules(rules, { ...options, onProgress, signal }, db) })
      } catch (error) {
        if (signal.aborted) return
        send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
      }
      sink.close()
    },
    cancel: () => controller.abort(),
  })
}
