'use client'

import { useCallback, useEffect, useState } from 'react'
import { messageOf } from '@/components/ui/ask-server'
import type { ImportJob } from '@/lib/imports/types'
import { fetchJob } from './requests'

const pauseMs = 700
const pauseAfterFailureMs = 3000

/** A job as it stands now: asked for again and again while it runs. */
export function useJob(initial: ImportJob) {
  const [job, setJob] = useState(initial)
  const [problem, setProblem] = useState<string | null>(null)
  const { id } = initial
  const isRunning = job.state === 'checking' || job.state === 'importing'

  useEffect(() => {
    if (!isRunning) return
    const controller = new AbortController()
    let timer: ReturnType<typeof setTimeout>
    const ask = async () => {
      try {
        setJob(await fetchJob(id, controller.signal))
        setProblem(null)
        timer = setTimeout(ask, pauseMs)
      } catch (error) {
        if (controller.signal.aborted) return
        setProblem(messageOf(error))
        timer = setTimeout(ask, pauseAfterFailureMs)
      }
    }
    timer = setTimeout(ask, pauseMs)
    return () => {
      controller.abort()
      clearTimeout(timer)
    }
  }, [id, isRunning])

  const reload = useCallback(async () => setJob(await fetchJob(id, new AbortController().signal)), [id])
  return { job, problem, reload }
}
