'use client'

import { ArrowUp } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type ReactNode, useTransition } from 'react'

/** What has come since the page was loaded, in a few words. It waits until it is wanted, and nobody loses their place. */
export function NewsButton({ label, children }: { label?: string; children: ReactNode }) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  return (
    <button
      type="button"
      aria-label={label}
      onClick={() => startTransition(() => router.refresh())}
      disabled={isPending}
      title="Show it"
      className="inline-flex h-6 shrink-0 animate-fade items-center gap-1 whitespace-nowrap rounded-full bg-accent-soft px-2 font-medium text-accent text-xs hover:brightness-95 disabled:opacity-60 coarse:h-8 coarse:px-3 dark:hover:brightness-125"
    >
      <ArrowUp aria-hidden className="size-3" />
      {children}
    </button>
  )
}
