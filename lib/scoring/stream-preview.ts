import { z } from 'zod'
import type { Database } from '@/lib/db/database'
import { AppError } from '@/lib/errors'
import { previewScoring } from './preview-scoring'
import type { ScoringPreviewMessage } from './types'

const progressEveryMs = 150

const requestSchema = z.strictObject({ isComplete: z.boolean() })

/**
 * The preview as lines of JSON: how far it is, then what came out. Ends when the reader goes away.
 * @param input `{ isComplete }`: whether all leads have to be counted, however long that takes
 * @throws AppError 'bad_request' when that is not said
 */
export function streamScoringPreview(input: unknown, db?: Database): ReadableStream<Uint8Array> {
  const parsed = requestSchema.safeParse(input)
  if (!parsed.success) throw new AppError('bad_request', 'Expected { isComplete }.', { field: 'isComplete' })
  const budget = parsed.data.isComplete ? { budgetMs: Number.POSITIVE_INFINITY } : {}
  const controller = new AbortController()
  const { signal } = controller
  return new ReadableStream({
    async start(sink) {
      const encoder = new TextEncoder()
      const send = (message: ScoringPreviewMessage) => sink.enqueue(encoder.encode(`${JSON.stringify(message)}\n`))
      let sentMs = 0
      const onProgress = (leads: number, leadsTotal: number) => {
        if (signal.aborted || performance.now() - sentMs < progressEveryMs) return
        sentMs = performance.now()
        send({ kind: 'progress', leads, leadsTotal })
      }
      try {
        send({ kind: 'done', preview: await previewScoring({ ...budget, onProgress, signal }, db) })
      } catch (error) {
        if (signal.aborted) return
        send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
      }
      sink.close()
    },
    cancel: () => controller.abort(),
  })
}
