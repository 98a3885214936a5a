import { z } from 'zod'
import type { Database } from '@/lib/db/database'
import { AppError } from '@/lib/errors'
import { streamProgress } from '@/lib/settings/stream-progress'
import { previewScoring } from './preview-scoring'
import type { ScoringPreviewMessage } from './types'

const requestSchema = z.strictObject({ isComplete: z.boolean() })

/**
 * The preview as lines of JSON (`ScoringPreviewMessage`): how far it is, then what came out. Ends when the reader goes away.
 * @param input `{ isComplete }`: whether all leads have to be counted, however long that takes
 * @throws AppError 'bad_request' when that is not said
 */
export function streamScoringPreview(input: unknown, db?: Database): ReadableStream<Uint8Array> {
  const parsed = requestSchema.safeParse(input)
  if (!parsed.success) throw new AppError('bad_request', 'Expected { isComplete }.', { field: 'isComplete' })
  const budget = parsed.data.isComplete ? { budgetMs: Number.POSITIVE_INFINITY } : {}
  return streamProgress(async (watch): Promise<ScoringPreviewMessage> => {
    return { kind: 'done', preview: await previewScoring({ ...budget, ...watch }, db) }
  })
}
