'use client'

import { Ghost } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'

/** Turns the raw view on and off: also what does not count. */
export function RawToggle({ isOn, href }: { isOn: boolean; href: string }) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  return (
    <Button
      variant="ghost"
      aria-pressed={isOn}
      aria-busy={isPending}
      title="Also show what does not count: bots, mail scanners, click bursts, and what leads did not do themselves"
      onClick={() => startTransition(() => router.push(href, { scroll: false }))}
      className={cn(isOn && 'bg-accent-soft text-accent hover:text-accent')}
    >
      <Ghost aria-hidden />
      <span className="max-sm:sr-only">Raw</span>
    </Button>
  )
}
