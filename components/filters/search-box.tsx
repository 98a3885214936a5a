'use client'

import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { isTyping } from '@/components/layout/is-typing'
import { cn } from '@/components/ui/cn'
import { Kbd } from '@/components/ui/kbd'
import { useSessionQuery } from './session-query-provider'

const pauseMs = 250

/** The free text filter on leads, written to the URL when the typing pauses. `/` focuses it. */
export function SearchBox({ className }: { className?: string }) {
  const { query, setFilter } = useSessionQuery()
  const applied = query.filter.q ?? ''
  // Only while someone types does the field hold what the URL does not say yet.
  const [typed, setTyped] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const input = useRef<HTMLInputElement>(null)
  const isStep = useRef(true)

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.metaKey || event.ctrlKey || isTyping(event)) return
      event.preventDefault()
      input.current?.select()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])

  const apply = (text: string) => {
    clearTimeout(timer.current)
    if (text.trim() === applied) return
    setFilter({ q: text.trim() || undefined }, { replace: !isStep.current })
    isStep.current = false
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
        aria-label="Search leads"
        placeholder="Search leads"
        maxLength={200}
        value={typed ?? applied}
        onFocus={() => {
          isStep.current = true
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
      {applied && (
        <button
          type="button"
          aria-label="Remove filter Search"
          onClick={() => {
            setTyped(null)
            setFilter({ q: undefined })
          }}
          className="absolute inset-y-0 right-0 flex w-7 items-center justify-center rounded-r-md text-faint hover:text-ink coarse:w-9"
        >
          <X aria-hidden className="size-3" />
        </button>
      )}
    </div>
  )
}
