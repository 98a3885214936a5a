'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { messageOf } from '@/components/ui/ask-server'
import { notify } from '@/components/ui/notify'

/** Asks something of the server, shows the page anew, and says how it went. Pending until the page is there. */
export function useRequest<Answer>(
  ask: () => Promise<Answer>,
  wordsOf: (answer: Answer) => string,
): { run: (onDone?: () => void) => void; isPending: boolean } {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  function run(onDone?: () => void) {
    startTransition(async () => {
      try {
        const answer = await ask()
        notify('success', wordsOf(answer))
        onDone?.()
        startTransition(() => router.refresh())
      } catch (error) {
        notify('error', messageOf(error))
      }
    })
  }
  return { run, isPending }
}
