'use client'

import { Toaster as Sonner } from 'sonner'

/** Where `toast(...)` of sonner appears. Mounted once, by the layout. */
export function Toaster({ theme }: { theme: 'light' | 'dark' | 'system' }) {
  return (
    <Sonner
      theme={theme}
      position="bottom-right"
      toastOptions={{ className: '!rounded-lg !border-0 !bg-raised !text-ink !shadow-pop !font-sans !text-sm' }}
    />
  )
}
