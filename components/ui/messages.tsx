'use client'

import { useEffect, useRef } from 'react'
import { Toaster, toast } from 'sonner'
import type { Notice } from './notify'

/** Shows each notice once. */
export default function Messages({ notices, theme }: { notices: Notice[]; theme: 'light' | 'dark' | 'system' }) {
  const shown = useRef(0)
  useEffect(() => {
    for (const { kind, text } of notices.slice(shown.current)) toast[kind](text)
    shown.current = notices.length
  }, [notices])
  return (
    <Toaster
      theme={theme}
      position="bottom-right"
      toastOptions={{ className: '!rounded-lg !border-0 !bg-raised !text-ink !shadow-pop !font-sans !text-sm' }}
    />
  )
}
