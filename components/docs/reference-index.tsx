'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Input } from '@/components/ui/input'

export interface IndexGroup {
  title: string
  items: { id: string; title: string; detail?: string }[]
}

/** What stands on the page, narrowed by what is typed: titles, addresses and names of parameters. Folded on a phone. */
export function ReferenceIndex({ groups }: { groups: IndexGroup[] }) {
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const found = groups
    .map(({ title, items }) => ({
      title,
      items: items.filter((item) => words.every((word) => `${item.title} ${item.detail}`.toLowerCase().includes(word))),
    }))
    .filter(({ items }) => items.length > 0)
  return (
    <nav aria-label="On this page" className="space-y-3">
      <Input
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder="Find an endpoint or parameter"
        aria-label="Find an endpoint or parameter"
      />
      {text === '' && (
        <Button onClick={() => setOpen(!isOpen)} aria-expanded={isOpen} className="w-full lg:hidden">
          {isOpen ? 'Hide contents' : 'Show contents'}
        </Button>
      )}
      {found.map(({ title, items }) => (
        <div key={title} className={cn(text === '' && !isOpen && 'max-lg:hidden')}>
          <p className="px-2 pb-0.5 font-medium text-2xs text-faint">{title}</p>
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                <a
                  href={`#${item.id}`}
                  onClick={() => setOpen(false)}
                  className="block rounded-md px-2 py-1 text-muted hover:bg-hover hover:text-ink coarse:py-2"
                >
                  {item.title}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p role="status" className="px-2 text-muted empty:hidden">
        {found.length === 0 ? `Nothing here has “${text}”.` : ''}
      </p>
    </nav>
  )
}
