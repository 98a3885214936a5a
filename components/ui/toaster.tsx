'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import { type Notice, noticeEvent } from './notify'

// Most visits never see a message, so what shows them is loaded with the first one.
const Messages = lazy(() => import('./messages'))

/** Where the messages of `notify` appear. Mounted once, by the layout. */
export function Toaster({ theme }: { theme: 'light' | 'dark' | 'system' }) {
  const [notices, setNotices] = useState<Notice[]>([])
  useEffect(() => {
    const add = (event: Event) => {
      if (event instanceof CustomEvent) setNotices((before) => [...before, event.detail as Notice])
    }
    window.addEventListener(noticeEvent, add)
    return () => window.removeEventListener(noticeEvent, add)
  }, [])
  if (notices.length === 0) return null
  return (
    <Suspense fallback={null}>
      <Messages notices={notices} theme={theme} />
    </Suspense>
  )
}
