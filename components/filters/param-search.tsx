'use client'

import { Search } from 'lucide-react'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { isTyping } from '@/components/layout/is-typing'
import { cn } from '@/components/ui/cn'
import { Kbd } from '@/components/ui/kbd'

const pauseMs = 250

/** Parameters that name a place in the list as it was before the search. */
const places = ['after', 'before', 'last', 'open']

/** The free text of a list, written to the URL's `q` when the typing pauses. `/` focuses it. */
export function ParamSearch({ label, className }: { label: string; className?: string }) {
  const router = useRouter()
  const pathname = usePathname()
  const params = useSearchParams()
  const applied = params.get('q') ?? ''
  // Only while someone types does the field hold what the URL does not say yet.
  const [typed, setTyped] = useState<string | null>(null)
  const [isPending, startTransition] = useTransition()
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const input = useRef<HTMLInputElement>(null)
  const isFirstStep = useRef(true)

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.metaKey || event.ctrlKey || isTyping(event)) return
      event.preventDefault()
      input.current?.select()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])

  function apply(text: string) {
    clearTimeout(timer.current)
    if (text.trim() === applied) return
    const next = new URLSearchParams(params)
    for (const place of places) next.delete(place)
    if (text.trim()) next.set('q', text.trim())
    else next.delete('q')
    const href = next.size > 0 ? `${pathname}?${next}` : pathname
    const go = isFirstStep.current ? router.push : router.replace
    isFirstStep.current = false
    startTransition(() => go(href, { scroll: false }))
  }

  return (
    <div className={cn('relative', className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-faint"
      />
      <input
        ref={input}
        type="search"
        aria-label={label}
        aria-busy={isPending}
        placeholder={label}
        maxLength={200}
        value={typed ?? applied}
        onFocus={() => {
          isFirstStep.current = true
        }}
        onChange={(event) => {
          const text = event.target.value
          setTyped(text)
          clearTimeout(timer.current)
          timer.current = setTimeout(() => apply(text), pauseMs)
        }}
        onBlur={(event) => {
          apply(event.target.value)
          setTyped(null)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') apply(event.currentTarget.value)
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
        className="peer h-7 w-full rounded-md border border-line-strong bg-surface pr-7 pl-7 text-sm placeholder:text-faint hover:border-faint focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 coarse:h-9 [&::-webkit-search-cancel-button]:hidden"
      />
      <span className="pointer-events-none absolute top-1/2 right-1.5 hidden -translate-y-1/2 peer-placeholder-shown:peer-[&:not(:focus)]:md:block">
        <Kbd>/</Kbd>
      </span>
    </div>
  )
}
