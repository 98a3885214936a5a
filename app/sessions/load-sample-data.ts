'use server'

import type { SampleProgress } from '@/components/sessions/welcome'
import { loadSample } from '@/lib/sample/load-sample'

/** Fills an empty database with sample data, and says on the way how far it is. */
export async function loadSampleData(): Promise<ReadableStream<SampleProgress>> {
  return new ReadableStream({
    async start(controller) {
      try {
        await loadSample(Date.now(), { onProgress: (done, total) => controller.enqueue({ done, total }) })
        controller.close()
      } catch (error) {
        controller.error(error)
        throw error
      }
    },
  })
}
