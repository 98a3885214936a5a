import type { Database } from '@/lib/db/database'
import type { Rules } from '@/lib/sessionizer'
import { type PreviewOptions, previewRules } from './preview-rules'
import { streamProgress } from './stream-progress'
import type { PreviewMessage } from './types'

/** The preview as lines of JSON (`PreviewMessage`): how far it is, then what came out. Ends when the reader goes away. */
export function streamPreview(
  rules: Rules,
  options: Omit<PreviewOptions, 'onProgress' | 'signal'>,
  db?: Database,
): ReadableStream<Uint8Array> {
  return streamProgress(async (watch): Promise<PreviewMessage> => {
    return { kind: 'done', preview: await previewRules(rules, { ...options, ...watch }, db) }
  })
}
