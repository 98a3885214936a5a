'use client'

import { Search } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { isTyping } from '@/components/layout/is-typing'
import { cn } from '@/components/ui/cn'
import { Kbd } from '@/components/ui/kbd'

const pauseMs = 250

/** Free text that is applied when the typing pauses. `/` focuses it. */
export function SearchField({
  label,
  applied,
  onApply,
  isBusy = false,
  className,
  clear,
}: {
  label: string
  /** What holds now. */
  applied: string
  /** @param isStep the first change since the field was entered: a step that Back goes back to */
  onApply: (text: string, isStep: boolean) => void
  isBusy?: boolean
  className?: string | undefined
  /** A button in the field, which forgets what is being typed. */
  clear?: (forget: () => void) => ReactNode
}) {
  // Only while someone types does the field hold what is not applied yet.
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

  function apply(text: string) {
    clearTimeout(timer.current)
    if (text.trim() === applied) return
    onApply(text.trim(), isStep.current)
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
        aria-label={label}
        aria-busy={isBusy}
        placeholder={label}
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
      {clear?.(() => setTyped(null))}
    </div>
  )
}
