'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { useEditing } from './use-editing'

/** Words to find in the lead's name, email address or company. */
export function SearchEditor({ onDone }: { onDone: () => void }) {
  const { filter, change } = useEditing()
  const [text, setText] = useState(filter.q ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change({ q: text.trim() || undefined })
    onDone()
  }
  return (
    <form onSubmit={submit} className="flex gap-2 p-2.5">
      <Input
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder="Name, email or company"
        aria-label="Search leads"
        maxLength={200}
        autoFocus
      />
      <Button type="submit" variant="primary" className="h-8">
        Apply
      </Button>
    </form>
  )
}
