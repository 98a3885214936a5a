'use client'

import { Send } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import type { Viewer } from '@/components/layout/viewer'
import { messageOf } from '@/components/ui/ask-server'
import { Button } from '@/components/ui/button'
import type { SourceCall } from '@/lib/ingest/types'
import type { ApiKey } from '@/lib/keys/types'
import type { TestOutcome } from '@/lib/sources/types'
import { CallsTable } from './calls-table'
import { sendTestEvent } from './requests'
import { useCalls } from './use-calls'

type Test = { outcome: TestOutcome } | { problem: string }

/** What a write key has sent lately, and a way to try it. */
export function CallsSection({ apiKey, initial, viewer }: { apiKey: ApiKey; initial: SourceCall[]; viewer: Viewer }) {
  const { calls, isAway, reload } = useCalls(apiKey.id, initial)
  const [test, setTest] = useState<Test | null>(null)
  const [isSending, setSending] = useState(false)

  const send = async () => {
    setSending(true)
    setTest(null)
    try {
      setTest({ outcome: await sendTestEvent(apiKey.id) })
      await reload()
    } catch (error) {
      setTest({ problem: messageOf(error) })
    }
    setSending(false)
  }

  return (
    <section aria-labelledby="calls" className="space-y-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 id="calls" className="font-semibold text-base">
          Latest calls
        </h2>
        <span className="text-faint text-xs">
          {isAway ? 'The server does not answer. Asking again.' : 'The last 100, as they arrive'}
        </span>
        {apiKey.revokedAt === null && (
          <Button className="ml-auto" onClick={send} disabled={isSending}>
            <Send aria-hidden />
            Send a test event
          </Button>
        )}
      </div>
      <div aria-live="polite">{test && <TestResult test={test} />}</div>
      <CallsTable calls={calls} viewer={viewer} />
    </section>
  )
}

function TestResult({ test }: { test: Test }) {
  if ('problem' in test) return <p className="rounded-md bg-negative-soft px-3 py-2">{test.problem}</p>
  const { outcome, reason, leadId, tookMs } = test.outcome
  if (outcome === 'rejected') return <p className="rounded-md bg-negative-soft px-3 py-2">Rejected: {reason}</p>
  return (
    <p className="rounded-md bg-positive-soft px-3 py-2">
      The test event arrived and was stored in {tookMs} ms.{' '}
      {leadId && (
        <Link href={`/leads/${leadId}`} className="font-medium underline">
          See it in the journey of Test lead
        </Link>
      )}
    </p>
  )
}
